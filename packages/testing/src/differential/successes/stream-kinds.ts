/// <reference path="../aliases.d.ts" />
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Duplex, PassThrough, Readable, Transform } from 'node:stream'

/** What streams are made of. */
export interface Source {
  readonly files: string
}

/** Streams that node's own `pipe` takes, of every library that makes them; each gives a whole text. */
export const STREAM_KINDS: Readonly<Record<string, (source: Source) => Promise<Stream> | Stream>> = {
  'Readable.from': () => Readable.from(['one ', 'two ', 'three'], { objectMode: false }),
  'Readable.from of an async generator': () => Readable.from(generate()),
  'Readable of two megabytes': () =>
    Readable.from(Array.from({ length: 32 }, () => Buffer.alloc(65_536, 'x'))),
  'Readable without a byte': () => Readable.from([]),
  'Readable in paused reads': () => pulled(new Readable({ read() {} })),
  PassThrough: () => fed(new PassThrough()),
  Transform: () =>
    fed(new Transform({ transform: (chunk, _encoding, done) => done(null, String(chunk).toUpperCase()) })),
  Duplex: () => pulled(new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })),
  'file stream': ({ files }) => createReadStream(join(files, 'clip.txt')),
  'file stream of a range': ({ files }) => createReadStream(join(files, 'clip.txt'), { start: 5, end: 50 }),
  'Readable.fromWeb': () => Readable.fromWeb(Object(new Response('web text').body)),
  through2: async () => {
    const { default: through } = await import('through2')
    return fed(through())
  },
  'readable-stream 2': async () => {
    const { PassThrough: PassThrough2 } = await import('readable-stream2')
    return fed(new PassThrough2())
  },
  'readable-stream 3': async () => {
    const { PassThrough: PassThrough3 } = await import('readable-stream3')
    return fed(new PassThrough3())
  },
  'readable-stream 4': async () => {
    const { PassThrough: PassThrough4 } = await import('readable-stream')
    return fed(new PassThrough4())
  },
  'gzip stream': async () => {
    const { createGunzip, gzipSync } = await import('node:zlib')
    const gunzip = createGunzip()
    gunzip.end(gzipSync('unpacked text'))
    return gunzip
  },
}

/** As much of a stream as frameworks ask for. */
export interface Stream extends NodeJS.ReadableStream {
  destroy(error?: Error): unknown
}

async function* generate() {
  yield 'first '
  await new Promise((resolve) => setImmediate(resolve))
  yield 'second'
}

interface Writable {
  write(chunk: string): unknown
  end(chunk: string): unknown
}

function fed<Through extends Writable>(through: Through): Through {
  through.write('one ')
  through.end('two')
  return through
}

function pulled<Source extends Readable>(source: Source): Source {
  source.push('one ')
  setImmediate(() => {
    source.push('two')
    source.push(null)
  })
  return source
}
