import { ApiError } from '../api-error.ts'

/** A body that is still arriving, or one that has been read before. */
export type Body = AsyncIterable<Buffer> | Iterable<Buffer>

/** The largest body that is read into memory, in bytes. The etags of 10,000 parts fit in. */
export const MAX_BODY_BYTES = 1_048_576

/** Reads a body into memory. Throws InvalidRequest for a larger one, without keeping more of it than `maxBytes`. */
export async function readBody(body: Body, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  // Reads to the end even past the limit: a client that is cut off while sending could lose the response.
  for await (const piece of body) {
    size += piece.length
    if (size <= maxBytes) pieces.push(piece)
  }
  if (size > maxBytes) {
    throw new ApiError('InvalidRequest', { detail: `the body is larger than ${maxBytes} bytes` })
  }
  return Buffer.concat(pieces)
}
