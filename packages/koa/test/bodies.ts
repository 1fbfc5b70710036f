import type { RequestListener } from 'node:http'
import { Duplex, PassThrough, pipeline, Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { failingStream } from '@vod-errors/testing'
import { download, FAILING_BODIES_OF_KOA_3, FAILING_STREAMS } from '@vod-errors/testing/failing-bodies'
import type { Context } from 'koa'

/** A route whose body sends the chunks, then fails with the failure. */
type FailingRoute = (ctx: Context, failure: Error, chunks: readonly string[]) => unknown

const ANY_TIME: Readonly<Record<string, FailingRoute>> = {
  'by itself': (ctx, failure, chunks) => {
    ctx.body = failingStream(failure, chunks)
  },
  'behind a pipe whose source calls ctx.onerror': (ctx, failure, chunks) => {
    ctx.body = failingStream(failure, chunks).on('error', callOnError(ctx)).pipe(new PassThrough())
  },
  'behind a pipeline that calls ctx.onerror': (ctx, failure, chunks) => {
    ctx.body = pipeline(failingStream(failure, chunks), new PassThrough(), callOnError(ctx))
  },
  ...routesOf(FAILING_STREAMS),
  'while something else also reads it': (ctx, failure, chunks) => {
    ctx.body = failingStream(failure, chunks).on('data', () => {})
  },
}

/** Bodies that only Koa 3 takes for streams. */
export const ON_KOA_3 = routesOf(FAILING_BODIES_OF_KOA_3)

/** Ways in which a body fails before its first byte. */
export const EARLY: Readonly<Record<string, FailingRoute>> = {
  ...ANY_TIME,
  'while the route runs': async (ctx, failure) => {
    await sleep(1)
    ctx.body = handledByTheApp().destroy(failure)
  },
  'before it is the body': async (ctx, failure) => {
    const body = handledByTheApp().destroy(failure)
    await sleep(5)
    ctx.body = body
  },
  'without being destroyed': (ctx, failure) => {
    const body = new PassThrough()
    ctx.body = body
    setTimeout(() => body.emit('error', failure), 5)
  },
}

/** Ways in which a body fails after its first byte. */
export const LATE: Readonly<Record<string, FailingRoute>> = {
  ...ANY_TIME,
  'with bytes that were buffered from the start': async (ctx, failure, chunks) => {
    const body = new PassThrough()
    ctx.body = body
    for (const chunk of chunks) body.write(chunk)
    await sleep(5)
    setTimeout(() => body.destroy(failure), 10)
  },
}

/** A body that comes from an upstream with `got.stream`. */
export const downloading = (upstream: RequestListener) => async (ctx: Context) => {
  ctx.body = await download(upstream)
}

/** Bodies that do not fail: what the browser gets, and how they are made. */
export const WHOLE: Readonly<Record<string, readonly [string, (ctx: Context) => Readable]>> = {
  'comes in pieces': ['whole', () => Readable.from(['who', 'le'])],
  'is buffered from the start': ['whole', () => new PassThrough().end('whole')],
  'comes from a pipeline that calls ctx.onerror': [
    'whole',
    (ctx) => pipeline(Readable.from(['who', 'le']), new PassThrough(), callOnError(ctx)),
  ],
  'something else also reads': ['whole', () => slowly(['who', 'le']).on('data', () => {})],
  'is empty': ['', () => Readable.from([])],
  'has been read to its end': ['', () => Readable.from([]).resume()],
  'has been read to its end, and is never closed': [
    '',
    () => new Readable({ autoDestroy: false, read: end }).resume(),
  ],
  'has been read to its end, and is still written to': ['', () => new Duplex({ read: end }).resume()],
}

type MakeBody = (failure: Error, chunks: readonly string[]) => unknown

function routesOf(bodies: Readonly<Record<string, MakeBody>>): Readonly<Record<string, FailingRoute>> {
  const rows = Object.entries(bodies).map(([kind, make]): [string, FailingRoute] => [
    `as ${kind}`,
    async (ctx, failure, chunks) => {
      ctx.body = await make(failure, chunks)
    },
  ])
  return Object.fromEntries(rows)
}

/** A node callback, called without a failure on success. */
function callOnError(ctx: Context): (failure: unknown) => void {
  return (failure) => Reflect.apply(ctx.onerror, ctx, [failure])
}

function handledByTheApp(): PassThrough {
  return new PassThrough().on('error', () => {})
}

function slowly(chunks: readonly string[]): Readable {
  async function* give() {
    for (const chunk of chunks) {
      await sleep(10)
      yield chunk
    }
  }
  return Readable.from(give(), { objectMode: false })
}

function end(this: Readable): void {
  this.push(null)
}
