/// <reference path="./differential/aliases.d.ts" />
import type { RequestListener } from 'node:http'
import { PassThrough } from 'node:stream'
import {
  type MakeFailing,
  WEB_STREAMS,
  FAILING_STREAMS as WITH_THROUGH2,
} from './differential/failing-streams/stream-failures.ts'
import { close, listen, urlOf } from './listen.ts'

// Jest cannot load through2, an ES module. Its streams are those of readable-stream 4.
const {
  through2: _,
  'readable-stream 4': readableStream4 = () => new PassThrough(),
  ...others
} = WITH_THROUGH2

/** Streams of node and of libraries, which give the chunks and then fail with the value. */
export const FAILING_STREAMS: Readonly<Record<string, MakeFailing>> = {
  ...others,
  // Once destroyed, it first ends, and then fails.
  'readable-stream 2': async (thrown, chunks) => {
    const { PassThrough: PassThrough2 } = await import('readable-stream2')
    const stream = new PassThrough2()
    for (const chunk of chunks) stream.write(chunk)
    setTimeout(() => stream.emit('error', thrown), 10)
    return stream
  },
}

/** The same of bodies that Koa 2 takes for JSON. */
export const FAILING_BODIES_OF_KOA_3 = { ...WEB_STREAMS, 'readable-stream 4': readableStream4 }

/** Opens `got.stream` on an upstream that is closed with it. */
export async function download(upstream: RequestListener) {
  const { default: got } = await import('got11')
  const server = await listen(upstream)
  return got.stream(urlOf(server), { retry: { limit: 0 } }).once('close', () => close(server))
}
