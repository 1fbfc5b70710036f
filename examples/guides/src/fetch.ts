import { throwIfNotOk, vodCall } from '@vod-errors/core'

/** Reads a media with fetch; the deadline is three seconds. `headers` carries the signature. */
export async function getMedia(endpoint: string, mediaId: string, headers: Record<string, string>) {
  return await vodCall(
    async ({ signal }) => {
      const url = `${endpoint}/v2/medias/${encodeURIComponent(mediaId)}`
      const response = await throwIfNotOk(await fetch(url, { headers, signal }))
      return await response.json()
    },
    { timeout: 3000, operation: 'getMedia' },
  )
}
