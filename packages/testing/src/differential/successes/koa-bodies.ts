import type { Context } from 'koa'
import type { Asking, KoaRow, Table } from '../row.ts'

const HINT = { link: '</style.css>; rel=preload' }

/** Responses in Koa that use no node stream. */
export const KOA_BODIES: Table<KoaRow> = {
  'a text': sending((ctx) => set(ctx, 'text')),
  'an HTML text': sending((ctx) => set(ctx, '<p>text')),
  JSON: sending((ctx) => set(ctx, { a: 1, title: '中文' })),
  'JSON by HEAD': sending((ctx) => set(ctx, { a: 1 }), [{ method: 'HEAD' }]),
  'a buffer': sending((ctx) => set(ctx, Buffer.from([0, 1, 2, 255]))),
  'a megabyte': sending((ctx) => set(ctx, 'x'.repeat(1_000_000))),
  'an empty text': sending((ctx) => set(ctx, '')),
  null: sending((ctx) => set(ctx, null)),
  undefined: sending((ctx) => set(ctx, undefined)),
  'a number': sending((ctx) => set(ctx, 42)),
  'a body with status 204': sending((ctx) => Object.assign(ctx, { body: 'text', status: 204 })),
  'a body with status 304': sending((ctx) => Object.assign(ctx, { body: 'text', status: 304 })),
  'a status alone': sending((ctx) => Object.assign(ctx, { status: 202 })),
  'no response at all': sending(() => {}),
  'a redirect': sending((ctx) => ctx.redirect('/elsewhere')),
  cookies: sending((ctx) => {
    ctx.cookies.set('a', '1')
    ctx.body = 'text'
  }),
  'a status message of its own': sending((ctx) => Object.assign(ctx, { body: 'text', message: 'Fine' })),
  'a Blob': sending((ctx) => set(ctx, new Blob(['text of a blob'], { type: 'text/plain' }))),
  'a Response': sending((ctx) => set(ctx, new Response('text', { headers: { 'x-response': 'a' } }))),
  'a Response by HEAD': sending((ctx) => set(ctx, new Response('text')), [{ method: 'HEAD' }]),
  'a Response with a status': sending((ctx) => set(ctx, new Response('gone', { status: 410 }))),
  'a Response without a body': sending((ctx) => set(ctx, new Response(null, { status: 204 }))),
  'a Response that was read': sending(async (ctx) => {
    const response = new Response('text')
    await response.text()
    ctx.body = response
  }),
  'a ReadableStream': sending((ctx) => set(ctx, new Response('text of a web stream').body)),
  'a ReadableStream by HEAD': sending((ctx) => set(ctx, new Response('text').body), [{ method: 'HEAD' }]),
  'a ReadableStream without a byte': sending((ctx) => set(ctx, new Response('').body)),
  'a ReadableStream that is locked': sending((ctx) => {
    const { body } = new Response('text')
    body?.getReader()
    ctx.body = body
  }),
  'a ReadableStream through a transform': sending((ctx) =>
    set(ctx, new Response('text').body?.pipeThrough(new CompressionStream('gzip'))),
  ),
  'early hints': sending((ctx) => {
    ctx.res.writeEarlyHints(HINT)
    ctx.body = 'text'
  }),
  trailers: http1(
    sending((ctx) => {
      ctx.respond = false
      ctx.res.writeHead(200, { trailer: 'x-sum' })
      ctx.res.write('text')
      ctx.res.addTrailers({ 'x-sum': '4' })
      ctx.res.end()
    }),
  ),
  'respond: false': sending((ctx) => {
    ctx.respond = false
    ctx.res.end('by hand')
  }),
  'a response ended by hand': sending((ctx) => void ctx.res.end('by hand')),
  'a body assigned after a write by hand': sending((ctx) => {
    ctx.res.write('by hand, ')
    ctx.body = 'by Koa'
  }),
  'a fresh ETag': sending(
    (ctx) => {
      Object.assign(ctx, { body: 'text', status: 200, etag: 'one' })
      if (ctx.fresh) ctx.status = 304
    },
    [{}, { fromLast: { 'if-none-match': 'etag' } }],
  ),
  'connection: close': http1(
    sending((ctx) => {
      ctx.set('connection', 'close')
      ctx.body = 'text'
    }),
  ),
  'three requests on one connection': sending((ctx) => set(ctx, 'text'), [{}, {}, {}]),
  'a head flushed before the body': {
    routes: (app, { gate }) =>
      void app.use(async (ctx) => {
        ctx.status = 200
        ctx.flushHeaders()
        await gate('body')
        ctx.body = 'text'
      }),
    requests: [{ opens: ['body'] }],
  },
  'a body that comes late': {
    routes: (app, { gate }) =>
      void app.use(async (ctx) => {
        await gate('body')
        ctx.body = 'text'
      }),
    requests: [{ opens: ['body'] }],
  },
  'a middleware that never returns': sending(() => new Promise(() => {})),
  'a client that leaves before the response': sending(() => new Promise(() => {}), [{ leaves: true }]),
}

function sending(send: (ctx: Context) => unknown, requests: readonly Asking[] = [{}]): KoaRow {
  return { routes: (app) => void app.use(async (ctx) => void (await send(ctx))), requests }
}

function http1(row: KoaRow): KoaRow {
  return { ...row, isHttp1Only: true }
}

function set(ctx: Context, body: unknown): void {
  ctx.body = body
}
