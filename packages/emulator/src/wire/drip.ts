import type { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

const PIECES = 10

/** Writes bytes in up to ten pieces over `overMs` milliseconds, then ends the stream. Stops when the stream closes. */
export async function drip(stream: Writable, bytes: Uint8Array, overMs: number): Promise<void> {
  const pieces = split(bytes)
  const closed = new AbortController()
  stream.once('close', () => closed.abort())
  for (const piece of pieces) {
    await wait(overMs / pieces.length, undefined, { signal: closed.signal }).catch(() => undefined)
    if (stream.destroyed) return
    stream.write(piece)
  }
  stream.end()
}

function split(bytes: Uint8Array): readonly Uint8Array[] {
  const size = Math.max(1, Math.ceil(bytes.length / PIECES))
  const count = Math.max(1, Math.ceil(bytes.length / size))
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}
