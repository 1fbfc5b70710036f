/// <reference path="../aliases.d.ts" />
import { createReadStream } from 'node:fs'
import { Duplex, PassThrough, Readable, Transform } from 'node:stream'
import type { Stream } from '../successes/stream-kinds.ts'

/** Makes a stream that gives the chunks and then fails with the value. */
export type MakeFailing = (thrown: Error, chunks: readonly string[]) => Stream | Promise<Stream>

/** Streams that fail by themselves, of every library that makes them. */
export const FAILING_STREAMS: Readonly<Record<string, MakeFailing>> = {
  'async generator': (thrown, chunks) =>
    Readable.from(
      (async function* () {
        yield* chunks
        await new Promise((resolve) => setImmediate(resolve))
        throw thrown
      })(),
    ),
  Readable: (thrown, chunks) => failLater(new Readable({ read() {} }), thrown, chunks),
  PassThrough: (thrown, chunks) => failLater(new PassThrough(), thrown, chunks),
  Transform: (thrown, chunks) => {
    const transform = new Transform({
      transform: (chunk, _encoding, done) => (String(chunk) === 'bad' ? done(thrown) : done(null, chunk)),
    })
    for (const chunk of chunks) transform.write(chunk)
    setTimeout(() => transform.write('bad'), 10)
    return transform
  },
  Duplex: (thrown, chunks) =>
    failLater(new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() }), thrown, chunks),
  through2: async (thrown, chunks) => {
    const { default: through } = await import('through2')
    return failLater(through(), thrown, chunks)
  },
  'readable-stream 2': async (thrown, chunks) => {
    const { PassThrough: PassThrough2 } = await import('readable-stream2')
    return failLater(new PassThrough2(), thrown, chunks)
  },
  'readable-stream 3': async (thrown, chunks) => {
    const { PassThrough: PassThrough3 } = await import('readable-stream3')
    return failLater(new PassThrough3(), thrown, chunks)
  },
  'readable-stream 4': async (thrown, chunks) => {
    const { PassThrough: PassThrough4 } = await import('readable-stream')
    return failLater(new PassThrough4(), thrown, chunks)
  },
}

/** Bodies that only Koa 3 takes, which fail by themselves. */
export const WEB_STREAMS: Readonly<Record<string, (thrown: Error, chunks: readonly string[]) => unknown>> = {
  ReadableStream: (thrown, chunks) => failingWebStream(thrown, chunks),
  Response: (thrown, chunks) => new Response(failingWebStream(thrown, chunks)),
}

/** Streams that fail before anybody can read a byte of them; the value is node's own. */
export const BROKEN_STREAMS: Readonly<Record<string, () => Stream>> = {
  'a file that is missing': () => createReadStream('/no/such/file'),
  'a folder in place of a file': () => createReadStream('/'),
  'destroyed before it is sent': () => new PassThrough().destroy(),
}

interface Failing extends Stream {
  write?(chunk: string): unknown
  push?(chunk: string): unknown
}

function failLater(stream: Failing, thrown: Error, chunks: readonly string[]): Stream {
  for (const chunk of chunks) {
    if (stream instanceof PassThrough || !(stream instanceof Readable)) stream.write?.(chunk)
    else stream.push?.(chunk)
  }
  setTimeout(() => stream.destroy(thrown), 10)
  return stream
}

function failingWebStream(thrown: Error, chunks: readonly string[]): ReadableStream {
  const left = [...chunks]
  return new ReadableStream({
    async pull(controller) {
      const chunk = left.shift()
      if (chunk !== undefined) return controller.enqueue(new TextEncoder().encode(chunk))
      await new Promise((resolve) => setImmediate(resolve))
      controller.error(thrown)
    },
  })
}
