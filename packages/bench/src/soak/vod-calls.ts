import { VodClient } from '@baiducloud/sdk'
import { throwIfNotOk, vodCall, wrapVodClient } from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'

/** Settings of the calls that a BFF makes. */
export interface CallSettings {
  /** The base URL of VOD. */
  readonly endpoint: string
  /** The timeout of each call, in milliseconds. */
  readonly timeout: number
  /** A long-lived signal that every call listens to. */
  readonly signal: AbortSignal
}

/** The same call with each client: reads a media, and rejects with a VodError. */
export type VodCalls = Readonly<Record<string, (mediaId: string) => Promise<unknown>>>

/** Creates the calls: the real SDK wrapped by `wrapVodClient`, and `fetch` inside `vodCall`. */
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
