import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type Koa from 'koa'
import type { Asking, KoaRow, KoaScene, Table } from '../row.ts'
import { BROKEN_FORM, FORM, REQUEST_BODIES } from './requests.ts'
import { STREAM_KINDS } from './stream-kinds.ts'

const GZIP: Asking = { headers: { 'accept-encoding': 'gzip' } }
const LONG = 'a long text that is worth to be compressed. '.repeat(100)

/** Middleware that teams use beside us. */
export const KOA_MIDDLEWARE: Table<KoaRow> = {
  ...Object.fromEntries(
    Object.entries(REQUEST_BODIES).flatMap(([name, requests]): [string, KoaRow][] => [
      [`bodyparser, ${name}`, { routes: parseBodies, requests }],
      [
        `bodyparser, ${name}, at an own handler`,
        { routes: parseBodies, requests, own: 'handler', isHttp1Only: true },
      ],
    ]),
  ),
  '@koa/multer, a file': { routes: (app) => upload(app, {}), requests: [FORM] },
  '@koa/multer, a broken form': { routes: (app) => upload(app, {}), requests: [BROKEN_FORM] },
  '@koa/multer, a file that is too large': {
    routes: (app) => upload(app, { fileSize: 3 }),
    requests: [FORM],
  },
  'koa-compress of a text': { routes: (app) => compress(app, () => LONG), requests: [GZIP] },
  'koa-compress of a stream': {
    routes: (app, scene) => compress(app, () => STREAM_KINDS['file stream']?.(scene)),
    requests: [GZIP, {}],
  },
  'koa-compress of events': {
    routes: (app, { gate }) => compress(app, () => Readable.from(events(gate)), 'text/event-stream'),
    requests: [{ ...GZIP, opens: ['end'] }],
  },
  'koa-session': {
    routes: async (app) => {
      const { default: session } = await import('koa-session')
      app.use(Object(session({ signed: false }, Object(app))))
      app.use((ctx) => {
        const visits = Number(Reflect.get(Object(ctx['session']), 'visits') ?? 0) + 1
        Object.assign(Object(ctx['session']), { visits })
        ctx.body = { visits }
      })
    },
    requests: [{}, { fromLast: { cookie: 'set-cookie' } }],
  },
  'a timeout of the app, in time': { routes: (app, scene) => limitTime(app, 10_000, scene) },
  'a timeout of the app, too late': { routes: (app, scene) => limitTime(app, 10, scene) },
  'a timeout of the app, too late, at an own handler': {
    routes: (app, scene) => limitTime(app, 10, scene),
    own: 'handler',
    isHttp1Only: true,
  },
  '@koa/cors': { routes: useCors, requests: [{ headers: { origin: 'https://a.example' } }] },
  '@koa/cors, preflight': {
    routes: useCors,
    requests: [
      { method: 'OPTIONS', headers: { origin: 'https://a.example', 'access-control-request-method': 'PUT' } },
    ],
  },
  '@koa/cors over an error': {
    routes: useCors,
    requests: [{ path: '/fail', headers: { origin: 'https://a.example' } }],
  },
  '@koa/cors over an error, at an own handler': {
    routes: useCors,
    requests: [{ path: '/fail', headers: { origin: 'https://a.example' } }],
    own: 'handler',
  },
  'koa-etag and koa-conditional-get': {
    routes: async (app, scene) => {
      const { default: conditional } = await import('koa-conditional-get')
      const { default: etag } = await import('koa-etag')
      app.use(Object(conditional())).use(Object(etag()))
      app.use(async (ctx) => {
        ctx.body = ctx.path === '/' ? 'text' : await STREAM_KINDS['file stream']?.(scene)
      })
    },
    requests: [{}, { fromLast: { 'if-none-match': 'etag' } }, { path: '/stream' }],
  },
  'koa-mount of an app': {
    routes: async (app, { framework }) => {
      const { default: mount } = await import('koa-mount')
      const sub = new framework()
      sub.use((ctx) => {
        ctx.body = ctx.path
      })
      app.use(Object(mount('/sub', Object(sub))))
    },
    requests: [{ path: '/sub/one' }, { path: '/other' }],
  },
  'koa-mount of an app that fails': { routes: mountFailing, requests: [{ path: '/sub/fail' }] },
  'koa-mount of an app that fails, at an own handler': {
    routes: mountFailing,
    requests: [{ path: '/sub/fail' }],
    own: 'handler',
    isHttp1Only: true,
  },
  'a router and its methods': {
    routes: routeOne,
    requests: [
      { path: '/items/1' },
      { path: '/items/1', method: 'HEAD' },
      { path: '/items/1', method: 'PUT' },
    ],
  },
  'an error that another middleware mends': {
    routes: (app, { threw }) => {
      app.use(async (ctx, next) => {
        await next().catch(() => {
          ctx.body = 'mended'
        })
      })
      app.use(() => {
        throw threw(new Error('mended'))
      })
    },
  },
  'ctx.throw': {
    routes: (app) => void app.use((ctx) => ctx.throw(403, 'no', { headers: { 'x-own': 'a' } })),
  },
  'ctx.assert': { routes: (app) => void app.use((ctx) => ctx.assert(false, 401, 'who are you')) },
  'next called twice': {
    routes: (app) => {
      app.use(async (_ctx, next) => {
        await next()
        await next()
      })
    },
  },
}

async function mountFailing(app: Koa, { framework, threw }: KoaScene): Promise<void> {
  const { default: mount } = await import('koa-mount')
  const sub = new framework()
  sub.use(() => {
    throw threw(new Error('of the mounted app'))
  })
  app.use(Object(mount('/sub', Object(sub))))
}

async function limitTime(app: Koa, limit: number, { threw }: KoaScene): Promise<void> {
  const { default: createError } = await import('http-errors')
  app.use(async (_ctx, next) => {
    const late = sleep(limit, undefined, { ref: false }).then(() => Promise.reject(threw(createError(503))))
    await Promise.race([next(), late])
  })
  app.use(async (ctx) => {
    if (limit < 1000) await sleep(200)
    ctx.body = 'in time'
  })
}

async function parseBodies(app: Koa): Promise<void> {
  const { bodyParser } = await import('@koa/bodyparser')
  app.use(Object(bodyParser()))
  app.use((ctx) => {
    ctx.body = Object(ctx.request).body ?? 'nothing'
  })
}

async function upload(app: Koa, limits: { fileSize?: number }): Promise<void> {
  const { default: multer } = await import('@koa/multer')
  app.use(Object(multer({ limits }).single('file')))
  app.use((ctx) => {
    ctx.body = Object(ctx.request).body
  })
}

async function* events(gate: KoaScene['gate']) {
  yield 'data: one\n\n'
  await gate('end')
  yield 'data: two\n\n'
}

async function compress(app: Koa, makeBody: () => unknown, type = 'text'): Promise<void> {
  const { default: koaCompress } = await import('koa-compress')
  app.use(Object(koaCompress()))
  app.use(async (ctx) => {
    ctx.type = type
    ctx.body = await makeBody()
  })
}

async function useCors(app: Koa, { threw }: KoaScene): Promise<void> {
  const { default: cors } = await import('@koa/cors')
  app.use(Object(cors()))
  app.use((ctx) => {
    if (ctx.path === '/fail') throw threw(new Error('below CORS'))
    ctx.body = 'text'
  })
}

async function routeOne(app: Koa): Promise<void> {
  const { Router } = await import('@koa/router')
  const router = new Router({ prefix: '/items' })
  router.get('/:id', (ctx) => {
    ctx.body = { id: ctx.params['id'] }
  })
  app.use(Object(router.routes())).use(Object(router.allowedMethods()))
}
