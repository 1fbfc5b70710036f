import { createServer } from 'node:http'
import { BceBaseClient } from '@baiducloud/sdk'
import { createNoopMeter } from '@opentelemetry/api'
import { vodCall } from '@vod-errors/core'
import { instrumentVodErrors } from '@vod-errors/opentelemetry'

const { VOD_ENDPOINT: endpoint, VOD_AK: ak, VOD_SK: sk } = process.env
const vod = new BceBaseClient({ endpoint, credentials: { ak, sk } }, 'vod', true)
const call = () => vod.sendRequest('GET', '/v2/medias/mda-unknown')

let calls = 0
const meter = createNoopMeter()
meter.createHistogram = () => ({ record: () => calls++ })
instrumentVodErrors({ meterProvider: { getMeter: () => meter } })

const server = createServer(async (_req, res) => {
  await vodCall(call, { operation: 'getMedia' }).catch(() => {})
  res.end(`${calls} calls measured`)
})

server.listen(3000)
