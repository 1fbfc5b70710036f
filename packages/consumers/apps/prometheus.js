import { createServer } from 'node:http'
import { BceBaseClient } from '@baiducloud/sdk'
import { vodCall } from '@vod-errors/core'
import { collectVodMetrics } from '@vod-errors/prometheus'
import { register } from 'prom-client'

const { VOD_ENDPOINT: endpoint, VOD_AK: ak, VOD_SK: sk } = process.env
const vod = new BceBaseClient({ endpoint, credentials: { ak, sk } }, 'vod', true)
const call = () => vod.sendRequest('GET', '/v2/medias/mda-unknown')

collectVodMetrics()

const server = createServer(async (_req, res) => {
  await vodCall(call, { operation: 'getMedia' }).catch(() => {})
  res.end(await register.metrics())
})

server.listen(3000)
