import { collectVodMetrics } from '@vod-errors/prometheus'
import { openVod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import { createApp } from './app.ts'

collectVodMetrics()
const port = Number(process.env['PORT'] ?? 3001)
const { vod, endpoint } = await openVod(process.env)
createApp(vod, pino()).listen(port, '127.0.0.1', () => {
  console.log(`BFF on http://127.0.0.1:${port}, VOD at ${endpoint}`)
})
