import type { ClientHttp2Session, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2'

/** A response as far as it was received, and the code its stream was closed with: 0 if nothing went wrong. */
interface Http2Response {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly resetCode: number | undefined
}

/** Sends a request to `/route`. Never rejects. */
export async function requestHttp2(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders = {},
  body?: Buffer,
): Promise<Http2Response> {
  const stream = session.request({ ':path': '/route', ...headers }).on('error', () => {})
  const chunks: Buffer[] = []
  stream.on('data', (chunk) => chunks.push(chunk))
  let received: IncomingHttpHeaders = {}
  stream.on('response', (first) => {
    received = first
  })
  stream.end(body)
  await new Promise((resolve) => stream.once('close', resolve))
  return { headers: received, body: Buffer.concat(chunks).toString(), resetCode: stream.rstCode }
}
