import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** A stream that yields the chunks, and fails with the value a moment later. */
export function failingStream(thrown: unknown, chunks: readonly (string | Buffer)[] = []): Readable {
  async function* fail() {
    yield* chunks
    await sleep(10)
    throw thrown
  }
  return Readable.from(fail(), { objectMode: false })
}
