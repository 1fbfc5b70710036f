import { VodClient } from '@baiducloud/sdk'
import { throwIfNotOk, vodCall, wrapVodClient } from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'

/** How the calls of a BFF are made. */
export interface CallSettings {
  /** Where VOD is. */
  readonly endpoint: string
  /** Milliseconds. */
  readonly timeout: number
  /** Fires when the BFF ends: one signal that every call follows. */
  readonly signal: AbortSignal
}

/** The same call by each client: reads a media; rejects with a VodError. */
export type VodCalls = Readonly<Record<string, (mediaId: string) => Promise<unknown>>>

/** The ways to VOD: the real SDK behind `wrapVodClient`, and `fetch` within `vodCall`. */
export function createVodCalls({ endpoint, timeout, signal }: CallSettings): VodCalls {
  const sdk = wrapVodClient(new VodClient({ endpoint, credentials: SEED.credentials }), { timeout, signal })

  async function read(mediaId: string, signal: AbortSignal): Promise<unknown> {
    const response = await throwIfNotOk(await fetch(`${endpoint}/v1/media/${mediaId}`, { signal }))
    return response.json()
  }

  return {
    sdk: async (mediaId) => (await sdk.getMediaResource(mediaId)).body,
    fetch: (mediaId) =>
      vodCall((context) => read(mediaId, context.signal), { timeout, signal, operation: 'read' }),
  }
}
