import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'

/** A response as a plain HTTP client sees it. `cut` is true if the connection broke in the middle of the body. */
export interface RawResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly cut: boolean
}

/** Sends a request with node:http alone. Rejects with Node's error if there is no response. */
export function rawRequest(
  url: string,
  options: RequestOptions & { body?: string | Buffer } = {},
): Promise<RawResponse> {
  const { body, ...rest } = options
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, ...rest }, (incoming) => {
      let text = ''
      const finish = (cut: boolean) =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, cut })
      incoming.setEncoding('utf8')
      incoming.on('data', (piece) => {
        text += piece
      })
      incoming.on('end', () => finish(false)).on('error', () => finish(true))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
