import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'

/** What a plain HTTP client sees of an answer; `cut` if the connection broke in the middle of the body. */
export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly cut: boolean
}

/** Sends a request with nothing but node:http. Rejects with node's error if there is no answer at all. */
export function rawRequest(
  url: string,
  options: RequestOptions & { body?: string | Buffer } = {},
): Promise<RawAnswer> {
  const { body, ...rest } = options
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, ...rest }, (incoming) => {
      let text = ''
      const answer = (cut: boolean) =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, cut })
      incoming.setEncoding('utf8')
      incoming.on('data', (piece) => {
        text += piece
      })
      incoming.on('end', () => answer(false)).on('error', () => answer(true))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
