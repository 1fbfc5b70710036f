import { getEventListeners } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { VodClient } from '@baiducloud/sdk'
import { throwIfNotOk, vodCall, wrapVodClient } from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'
import { vodErrorHandler as forExpress } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { announce, listenLocally } from '../running-server.ts'
import { readFigures } from './figures.ts'

/** A BFF in its own process: `serve-bff.ts HOST ENDPOINT TIMEOUT`. `GET /sdk/mda-1` reads a media with the client `sdk`. */
const [host = '', endpoint = '', timeout] = process.argv.slice(2)
/** Every call listens to its signal. */
const { signal } = new AbortController()
const settings = { timeout: Number(timeout), signal }
const sdk = wrapVodClient(new VodClient({ endpoint, credentials: SEED.credentials }), settings)

async function readMedia(mediaId: string, signal: AbortSignal): Promise<unknown> {
  const response = await throwIfNotOk(await fetch(`${endpoint}/v1/media/${mediaId}`, { signal }))
  return response.json()
}

/** The same call with each client. */
const CALLS: Readonly<Record<string, (mediaId: string) => Promise<unknown>>> = {
  sdk: async (mediaId) => (await sdk.getMediaResource(mediaId)).body,
  fetch: (mediaId) =>
    vodCall((context) => readMedia(mediaId, context.signal), { ...settings, operation: 'read' }),
}

/** Apps that use the handler without options. */
const APPS: Readonly<Record<string, () => Promise<RequestListener>>> = {
  async Express() {
    const { default: express } = await import('express')
    const app = express()
    app.get('/:client/:mediaId', async (req, res) => {
      res.json(await CALLS[req.params.client]?.(req.params.mediaId))
    })
    return app.use(forExpress())
  },
  async Koa() {
    const { default: Koa } = await import('koa')
    const app = new Koa()
    app.use(forKoa())
    app.use(async (ctx) => {
      const [, client = '', mediaId = ''] = ctx.path.split('/')
      ctx.body = await CALLS[client]?.(mediaId)
    })
    return app.callback()
  },
}

const server = createServer(await APPS[host]?.())
const signalListeners = () => getEventListeners(signal, 'abort').length
await announce(await listenLocally(server), () => readFigures({ process, server, signal: signalListeners }))
