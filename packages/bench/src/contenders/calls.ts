import { VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { vodErrorHandler } from '@vod-errors/express'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { type Group, same } from './contender.ts'
import { handWrittenRaw } from './express.ts'

/** The part of the client that the routes use. */
interface Client {
  getMediaResource(mediaId: string): PromiseLike<{ readonly body: unknown }>
}

/** The SDK's client of the server at `VOD_ENDPOINT`, see `vod.ts`. */
function createClient(): Client {
  const endpoint = process.env['VOD_ENDPOINT'] ?? ''
  return new VodClient({ endpoint, credentials: { ak: 'access-key', sk: 'secret-key' } })
}

/** An app whose only route calls VOD. */
function callingExpress(
  client: Client,
  mediaId: string,
  handler: ErrorRequestHandler = vodErrorHandler(),
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.get('/media/:mediaId', async (_req, res) => {
    res.json((await client.getMediaResource(mediaId)).body)
  })
  return app.use(handler)
}

const wrapped = () => wrapVodClient(createClient())

/** What the wrapped client costs a BFF whose calls succeed. */
export const succeeding: Group = {
  title: 'Express, every request calls VOD',
  contenders: [
    same('@baiducloud/sdk', 200, () => callingExpress(createClient(), 'mda-1')),
    same('wrapVodClient', 200, () => callingExpress(wrapped(), 'mda-1')),
  ],
}

/** The whole way of a failing call, from the BFF's request to its response. */
export const failing: Group = {
  title: 'Express, every request calls VOD, and fails',
  contenders: [
    same('@baiducloud/sdk, hand-written', 404, () =>
      callingExpress(createClient(), 'mda-missing', handWrittenRaw),
    ),
    same('wrapVodClient, ours', 404, () => callingExpress(wrapped(), 'mda-missing')),
  ],
}
