import { Agent } from 'node:https'
import { VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'

/** The ways of the SDK to VOD, by what they are called. */
export const CONTENDERS = {
  bare: '@baiducloud/sdk',
  wrapped: "wrapVodClient, transport: 'sdk'",
  ours: 'wrapVodClient',
} as const

/** A call that succeeds. */
type Call = () => PromiseLike<unknown>

/** The call of each contender. Ours verifies the certificate, and so must know the CA; the SDK verifies none. */
export function contendersAt(endpoint: string, ca: string): Readonly<Record<string, Call>> {
  const client = new VodClient({ endpoint, credentials: { ak: 'access-key', sk: 'secret-key' } })
  const wrapped = wrapVodClient(client, { timeout: 30_000, transport: 'sdk' })
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 128 })
  const ours = wrapVodClient(client, { timeout: 30_000, ...(endpoint.startsWith('https:') && { agent }) })
  return {
    [CONTENDERS.bare]: () => client.getMediaResource('mda-1'),
    [CONTENDERS.wrapped]: () => wrapped.getMediaResource('mda-1'),
    [CONTENDERS.ours]: () => ours.getMediaResource('mda-1'),
  }
}
