import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Context, default as Koa } from 'koa'
import type { Asking, KoaRow, KoaScene, Table } from '../row.ts'
import { type Source, STREAM_KINDS, type Stream } from './stream-kinds.ts'

type Make = (source: Source) => Promise<Stream> | Stream

const EVENTS: readonly string[] = ['one', 'two', 'end']

/** Bodies that are streams and go well: every kind, every way to look at it, and what a slow or empty one may do. */
export const KOA_STREAMS: Table<KoaRow> = {
  ...kindsWith('', (ctx, body) => set(ctx, body), [{}]),
  ...kindsWith(', by HEAD', (ctx, body) => set(ctx, body), [{ method: 'HEAD' }]),
  ...http1Only(kindsWith(', replaced by a text', replace, [{}])),
  'a stream with status 204': body(() => new PassThrough(), [{}], 204),
  'a stream with status 304': body(() => new PassThrough(), [{}], 304),
  'a stream without a byte, by HEAD': body(() => new PassThrough(), [{ method: 'HEAD' }]),
  'a stream piped by hand': {
    routes: (app, scene) =>
      void app.use(async (ctx) => {
        ctx.respond = false
        const source = await STREAM_KINDS['Transform']?.(scene)
        source?.pipe(ctx.res)
      }),
  },
  'a pipeline into the response': {
    routes: (app, scene) =>
      void app.use(async (ctx) => {
        ctx.status = 200
        const source = await STREAM_KINDS['file stream']?.(scene)
        if (source) await pipeline(source, ctx.res)
      }),
  },
  'a stream with a length': {
    routes: (app) =>
      void app.use((ctx) => {
        ctx.length = 4
        ctx.body = new PassThrough().end('text')
      }),
  },
  'a stream that is piped on while it is the body': {
    routes: (app, { note }) =>
      void app.use((ctx) => {
        const source = new PassThrough()
        source.pipe(new PassThrough()).on('data', (chunk) => note(`a second reader got ${chunk}`))
        ctx.body = source
        source.end('text')
      }),
  },
  'a stream with listeners of its own': {
    routes: (app, { note }) =>
      void app.use((ctx) => {
        const source = new PassThrough()
        for (const event of ['end', 'close', 'resume', 'pause'])
          source.on(event, () => note(`the source: ${event}`))
        ctx.body = source
        source.end('text')
      }),
  },
  'a slow source': late((ctx, source) => set(ctx, source)),
  'a slow source whose head is sent at once': late((ctx, source) => {
    ctx.body = source
    ctx.flushHeaders()
  }),
  'a slow source that sends the head when it is piped': {
    ...late((ctx, source) => {
      // As ssestream does it.
      const pipe = source.pipe.bind(source)
      source.pipe = (...args) => {
        ctx.res.flushHeaders()
        return pipe(...args)
      }
      ctx.body = source
    }),
    isHttp1Only: true,
  },
  'a slow source, by HEAD': { ...late((ctx, source) => set(ctx, source)), requests: [{ method: 'HEAD' }] },
  'a slow source that the client leaves': {
    ...late((ctx, source) => set(ctx, source)),
    requests: [{ leaves: true }],
  },
  'server-sent events': { routes: serveEvents, requests: [{ opens: EVENTS }] },
  'server-sent events that the client leaves': {
    routes: serveEvents,
    requests: [{ opens: ['one'], leaves: true }],
  },
  'server-sent events behind a router': { routes: routeEvents, requests: [{ opens: EVENTS }] },
  "server-sent events behind a router's HEAD": { routes: routeEvents, requests: [{ method: 'HEAD' }] },
}

function kindsWith(
  suffix: string,
  send: (ctx: Context, body: Stream) => unknown,
  requests: readonly Asking[],
): Table<KoaRow> {
  const rows = Object.entries(STREAM_KINDS).map(([name, make]) => [
    name + suffix,
    sending(make, send, requests),
  ])
  return Object.fromEntries(rows)
}

function http1Only(table: Table<KoaRow>): Table<KoaRow> {
  return Object.fromEntries(Object.entries(table).map(([name, row]) => [name, { ...row, isHttp1Only: true }]))
}

function sending(
  make: Make,
  send: (ctx: Context, body: Stream) => unknown,
  requests: readonly Asking[],
): KoaRow {
  return {
    routes: (app, scene) =>
      void app.use(async (ctx) => {
        const source = await make(scene)
        scene.follow(source)
        send(ctx, source)
      }),
    requests,
  }
}

function body(make: Make, requests: readonly Asking[], status = 200): KoaRow {
  return sending(make, (ctx, source) => Object.assign(ctx, { body: source, status }), requests)
}

function replace(ctx: Context, source: Stream): void {
  ctx.body = source
  ctx.body = 'another body'
}

function late(send: (ctx: Context, source: PassThrough) => unknown): KoaRow {
  return {
    routes: (app, { gate, follow }) =>
      void app.use((ctx) => {
        const source = new PassThrough()
        follow(source)
        send(ctx, source)
        gate('source').then(() => source.end('late'))
      }),
    requests: [{ opens: ['source'] }],
  }
}

function serveEvents(app: Koa, { gate }: KoaScene): void {
  app.use((ctx) => sendEvents(ctx, gate))
}

async function routeEvents(app: Koa, { gate }: KoaScene): Promise<void> {
  const { Router } = await import('@koa/router')
  const router = new Router()
  router.get('/', (ctx) => sendEvents(Object(ctx), gate))
  app.use(Object(router.routes())).use(Object(router.allowedMethods()))
}

/** The head is sent before the first event, as browsers need it to know that they are connected. */
function sendEvents(ctx: Context, gate: KoaScene['gate']): void {
  const source = new PassThrough()
  ctx.type = 'text/event-stream'
  ctx.body = source
  ctx.flushHeaders()
  const send = async () => {
    for (const event of EVENTS) {
      await gate(event)
      if (event !== 'end') source.write(`data: ${event}\n\n`)
    }
    source.end()
  }
  send()
}

function set(ctx: Context, body: unknown): void {
  ctx.body = body
}
