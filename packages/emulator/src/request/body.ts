import { VodFailure } from '../vod-failure.ts'

/** A body as it arrives, or as it was read before. It can be read once. */
export type Body = AsyncIterable<Buffer> | Iterable<Buffer>

/** The largest body that is kept in memory, in bytes: 10,000 etags fit in. */
export const MAX_BODY_BYTES = 1_048_576

/** Reads a whole body. Fails with InvalidRequest for a larger one, of which it keeps no more than the limit. */
export async function readBody(body: Body, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  // To the end even past the limit: a client that is cut off while it sends may miss the response.
  for await (const piece of body) {
    size += piece.length
    if (size <= maxBytes) pieces.push(piece)
  }
  if (size > maxBytes) {
    throw new VodFailure('InvalidRequest', { detail: `the body is larger than ${maxBytes} bytes` })
  }
  return Buffer.concat(pieces)
}
