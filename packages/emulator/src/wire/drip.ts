import type { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

const PIECES = 10

/** Writes bytes in at most ten pieces, spread over a time in milliseconds, and ends the stream; stops once it is closed. */
export async function drip(stream: Writable, bytes: Uint8Array, overMs: number): Promise<void> {
  const pieces = inPieces(bytes)
  const gone = new AbortController()
  stream.once('close', () => gone.abort())
  for (const piece of pieces) {
    await wait(overMs / pieces.length, undefined, { signal: gone.signal }).catch(() => undefined)
    if (stream.destroyed) return
    stream.write(piece)
  }
  stream.end()
}

function inPieces(bytes: Uint8Array): readonly Uint8Array[] {
  const size = Math.max(1, Math.ceil(bytes.length / PIECES))
  const count = Math.max(1, Math.ceil(bytes.length / size))
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}
