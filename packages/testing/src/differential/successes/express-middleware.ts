import type { ErrorRequestHandler, Express, Response } from 'express'
import type { Asking, ExpressRow, ExpressScene, Table } from '../row.ts'
import { BROKEN_FORM, FORM, REQUEST_BODIES } from './requests.ts'

const GZIP: Asking = { headers: { 'accept-encoding': 'gzip' } }
const LONG = 'a long text that is worth to be compressed. '.repeat(100)

/** Middleware that teams mount beside us. */
export const EXPRESS_MIDDLEWARE: Table<ExpressRow> = {
  ...rowsOfBodies('body-parser', parseBodies),
  ...rowsOfBodies('express.json', parseJson),
  'multer, a file': { routes: (app) => upload(app, {}), requests: [FORM] },
  'multer, a broken form': { routes: (app) => upload(app, {}), requests: [BROKEN_FORM], own: 'handler' },
  'multer, a file that is too large': {
    routes: (app) => upload(app, { fileSize: 3 }),
    requests: [FORM],
    own: 'handler',
  },
  'compression of a text': { routes: (app) => compress(app, (res) => res.send(LONG)), requests: [GZIP] },
  'compression of a stream': {
    routes: (app) =>
      compress(app, (res) => {
        res.type('text')
        res.write(LONG)
        res.end(LONG)
      }),
    requests: [GZIP, {}],
  },
  'compression of events': {
    routes: (app, { gate }) =>
      compress(app, async (res) => {
        res.type('text/event-stream').write('data: one\n\n')
        Reflect.apply(Reflect.get(res, 'flush'), res, [])
        await gate('end')
        res.end()
      }),
    requests: [{ ...GZIP, opens: ['end'] }],
  },
  session: {
    routes: async (app) => {
      const { default: session } = await import('express-session')
      app.use(session({ secret: 'x', resave: false, saveUninitialized: true }))
      app.get('/', (req, res) => {
        const visits = Number(Reflect.get(req.session, 'visits') ?? 0) + 1
        Object.assign(req.session, { visits })
        res.json({ visits })
      })
    },
    requests: [{}, { fromLast: { cookie: 'set-cookie' } }],
  },
  helmet: {
    routes: async (app) => {
      const { default: helmet } = await import('helmet')
      app.use(helmet()).get('/', (_req, res) => void res.send('text'))
    },
  },
  'connect-timeout in time': { routes: (app) => limitTime(app, 10_000) },
  'connect-timeout too late': { routes: (app) => limitTime(app, 10), requests: [{ path: '/slow' }] },
  'connect-timeout too late, at an own handler': {
    routes: (app) => limitTime(app, 10),
    requests: [{ path: '/slow' }],
    own: 'handler',
  },
  'a mounted app': { routes: (app, scene) => mountApp(app, scene), requests: [{ path: '/sub/one' }] },
  'a mounted app without such a route': {
    routes: (app, scene) => mountApp(app, scene),
    requests: [{ path: '/sub/two' }],
  },
  'a mounted app that fails': {
    routes: (app, scene) => mountApp(app, scene),
    requests: [{ path: '/sub/fail' }],
    own: 'handler',
  },
  'routers in a router': {
    routes: (app, { framework }) => {
      const inner = framework
        .Router({ mergeParams: true })
        .get('/:b', (req, res) => void res.json(req.params))
      app.use('/x', framework.Router().use('/:a', inner))
    },
    requests: [{ path: '/x/1/2' }],
  },
  'a router that is left': {
    routes: (app, { framework }) => {
      app.use(framework.Router().get('/', (_req, _res, next) => next('router')))
      app.get('/', (_req, _res, next) => next('route'))
      app.get('/', (_req, res) => void res.send('the last one'))
    },
  },
  'an error that another handler mends': {
    routes: (app, { threw }) => {
      app.get('/', () => {
        throw threw(new Error('mended'))
      })
      app.use((...[, , res]: Parameters<ErrorRequestHandler>) => void res.send('mended'))
    },
  },
}

/** Each body in an app without and with an error handler, which gets the parser's errors. */
function rowsOfBodies(parser: string, routes: ExpressRow['routes']): Table<ExpressRow> {
  const rows = Object.entries(REQUEST_BODIES).flatMap(([name, requests]): [string, ExpressRow][] => [
    [`${parser}, ${name}`, { routes, requests }],
    [`${parser}, ${name}, at an own handler`, { routes, requests, own: 'handler' }],
  ])
  return Object.fromEntries(rows)
}

async function parseBodies(app: Express): Promise<void> {
  const { default: bodyParser } = await import('body-parser')
  app.use(bodyParser.json(), bodyParser.urlencoded({ extended: false }))
  app.post('/', (req, res) => void res.json(req.body ?? 'nothing'))
}

function parseJson(app: Express, { framework }: ExpressScene): void {
  app.use(framework.json({ strict: false }))
  app.post('/', (req, res) => void res.json(req.body ?? 'nothing'))
}

async function upload(app: Express, limits: { fileSize?: number }): Promise<void> {
  const { default: multer } = await import('multer')
  app.post('/', multer({ limits }).single('file'), (req, res) => {
    res.json({ ...req.body, size: req.file?.size })
  })
}

async function compress(app: Express, send: (res: Response) => unknown): Promise<void> {
  const { default: compression } = await import('compression')
  app.use(compression()).get('/', async (_req, res) => void (await send(res)))
}

async function limitTime(app: Express, limit: number): Promise<void> {
  const { default: timeout } = await import('connect-timeout')
  app.use(timeout(limit)).get('/', (_req, res) => void res.send('in time'))
}

function mountApp(app: Express, { framework, threw }: ExpressScene): void {
  const sub = framework()
  sub.get('/one', (req, res) => void res.send(req.baseUrl))
  sub.get('/fail', () => {
    throw threw(new Error('of the mounted app'))
  })
  app.use('/sub', sub)
}
