import { PassThrough } from 'node:stream'

export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
export const BODY = JSON.stringify({
  requestId: REQUEST_ID,
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-1',
})
export const FOUND = {
  code: 'MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: 'Media not found with mda-1',
}
export const VOD_URL = 'https://vod.bj.baidubce.com/v2/medias/mda-1'
export const VOD_HEADERS = { 'x-bce-request-id': REQUEST_ID }

/** A response of fetch. Its constructor does not take the URL. */
export function response(
  body: ConstructorParameters<typeof Response>[0],
  { url = '', headers = {} as Record<string, string> } = {},
): Response {
  return Object.defineProperty(new Response(body, { status: 404, headers }), 'url', { value: url })
}

/** What undici's `request` resolves to. */
export function undiciResponse(body: object, headers: object = VOD_HEADERS): object {
  return { statusCode: 404, headers, body: Object.assign(body, { bodyUsed: false }) }
}

/** What axios rejects with for `responseType: 'stream'`. */
export function axiosError(data: unknown, config: object, headers: object = {}): Error {
  const failed = { status: 404, headers, config, data }
  return Object.assign(new Error('Request failed'), { isAxiosError: true, config, response: failed })
}

/** A body that never ends after these chunks. */
export function hanging(...chunks: readonly string[]): PassThrough {
  const stream = new PassThrough()
  for (const chunk of chunks) stream.write(chunk)
  return stream
}
