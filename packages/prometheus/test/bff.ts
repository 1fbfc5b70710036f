import { VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, type VodEmulator } from '@vod-errors/emulator'
import { vodErrorHandler } from '@vod-errors/express'
import { close, listen, urlOf } from '@vod-errors/testing'
import express from 'express'
import type { AnyRegistry } from '../src/metrics.ts'

/** A BFF that uses the real SDK, in front of an emulated VOD. */
export interface Bff {
  readonly vod: VodEmulator
  /** Sends a GET request, as a browser or Prometheus does. */
  readonly get: (path: string) => Promise<Response>
  readonly stop: () => Promise<void>
}

export async function startBff(register: AnyRegistry): Promise<Bff> {
  const vod = createVodEmulator()
  await vod.start()
  const client = wrapVodClient(new VodClient({ endpoint: vod.endpoint, credentials: vod.credentials }))
  const app = express()
    .get('/media/:mediaId', async (req, res) => {
      res.json((await client.getMediaResource(req.params.mediaId)).body)
    })
    .get('/metrics', async (_req, res) => {
      res.type(register.contentType).send(await register.metrics())
    })
    .use(vodErrorHandler({ logger: false }))
  const server = await listen(app)
  return {
    vod,
    get: (path) => fetch(urlOf(server, path)),
    async stop() {
      await close(server)
      await vod.stop()
    },
  }
}
