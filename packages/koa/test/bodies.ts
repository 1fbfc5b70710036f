import { Duplex, PassThrough, pipeline, Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { failingStream } from '@vod-errors/testing'
import type { Context } from 'koa'

/** A route whose body fails with the failure, after the chunks. */
type FailingRoute = (ctx: Context, failure: Error, chunks: readonly string[]) => unknown

const ANY_TIME: Readonly<Record<string, FailingRoute>> = {
  'by itself': (ctx, failure, chunks) => {
    ctx.body = failingStream(failure, chunks)
  },
  'behind a pipe whose source tells Koa': (ctx, failure, chunks) => {
    ctx.body = failingStream(failure, chunks).on('error', tellKoa(ctx)).pipe(new PassThrough())
  },
  'behind a pipeline that tells Koa': (ctx, failure, chunks) => {
    ctx.body = pipeline(failingStream(failure, chunks), new PassThrough(), tellKoa(ctx))
  },
  'while something else reads it, too': (ctx, failure, chunks) => {
    ctx.body = failingStream(failure, chunks).on('data', () => {})
  },
}

/** How a body fails that has given no byte yet. */
export const EARLY: Readonly<Record<string, FailingRoute>> = {
  ...ANY_TIME,
  'while the route is at work': async (ctx, failure) => {
    await sleep(1)
    ctx.body = heardByTheApp().destroy(failure)
  },
  'before it is the body': async (ctx, failure) => {
    const body = heardByTheApp().destroy(failure)
    await sleep(5)
    ctx.body = body
  },
  'and is not over': (ctx, failure) => {
    const body = new PassThrough()
    ctx.body = body
    setTimeout(() => body.emit('error', failure), 5)
  },
}

/** How a body fails that has given a byte. */
export const LATE: Readonly<Record<string, FailingRoute>> = {
  ...ANY_TIME,
  'with bytes that were there from the start': async (ctx, failure, chunks) => {
    const body = new PassThrough()
    ctx.body = body
    for (const chunk of chunks) body.write(chunk)
    await sleep(5)
    setTimeout(() => body.destroy(failure), 10)
  },
}

/** Bodies in which nothing fails: what of them the browser gets, and how they are made. */
export const WHOLE: Readonly<Record<string, readonly [string, (ctx: Context) => Readable]>> = {
  'comes in pieces': ['whole', () => Readable.from(['who', 'le'])],
  'is there from the start': ['whole', () => new PassThrough().end('whole')],
  'comes out of a pipeline that tells Koa': [
    'whole',
    (ctx) => pipeline(Readable.from(['who', 'le']), new PassThrough(), tellKoa(ctx)),
  ],
  'something else reads, too': ['whole', () => slowly(['who', 'le']).on('data', () => {})],
  'is empty': ['', () => Readable.from([])],
  'has been read to its end': ['', () => Readable.from([]).resume()],
  'has been read to its end, and is never closed': [
    '',
    () => new Readable({ autoDestroy: false, read: end }).resume(),
  ],
  'has been read to its end, and is still written to': ['', () => new Duplex({ read: end }).resume()],
}

/** As node calls back, with nothing where nothing has failed. */
function tellKoa(ctx: Context): (failure: unknown) => void {
  return (failure) => Reflect.apply(ctx.onerror, ctx, [failure])
}

function heardByTheApp(): PassThrough {
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
