import { openVod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import { createApp } from './app.ts'

const port = Number(process.env['PORT'] ?? 3003)
const { vod, endpoint } = await openVod(process.env)
const app = await createApp(vod, pino())
await app.listen(port, '127.0.0.1')
console.log(`BFF on http://127.0.0.1:${port}, VOD at ${endpoint}`)
