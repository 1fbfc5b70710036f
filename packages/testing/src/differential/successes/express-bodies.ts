import type { Response } from 'express'
import type { Asking, ExpressRow, Table } from '../row.ts'

/** Express responses whose body is not a stream. */
export const EXPRESS_BODIES: Table<ExpressRow> = {
  'a text': sending((res) => res.send('text')),
  JSON: sending((res) => res.json({ a: 1, title: '中文' })),
  'JSON with a status': sending((res) => res.status(201).json([1])),
  JSONP: sending((res) => res.jsonp({ a: 1 }), [{ path: '/?callback=show' }]),
  'a buffer': sending((res) => res.send(Buffer.from([0, 1, 2, 255]))),
  'a megabyte': sending((res) => res.send('x'.repeat(1_000_000))),
  'no content': sending((res) => res.sendStatus(204)),
  'status 304 by hand': sending((res) => res.status(304).end()),
  'a redirect': sending((res) => res.redirect('/elsewhere')),
  'HEAD for a GET route': sending((res) => res.send('text'), [{ method: 'HEAD' }]),
  'OPTIONS by itself': sending((res) => res.send('text'), [{ method: 'OPTIONS' }]),
  'a route that is missing': sending((res) => res.send('text'), [{ path: '/missing' }]),
  'a path that cannot be decoded': {
    routes: (app) => void app.get('/:id', (_req, res) => void res.send('text')),
    requests: [{ path: '/%' }],
  },
  'a fresh ETag': sending((res) => res.send('text'), [{}, { fromLast: { 'if-none-match': 'etag' } }]),
  'a stale ETag': sending((res) => res.send('text'), [{ headers: { 'if-none-match': '"stale"' } }]),
  'formats by Accept': sending(
    (res) => res.format({ text: () => res.send('text'), json: () => res.json({ a: 1 }) }),
    [{ headers: { accept: 'application/json' } }, { headers: { accept: 'image/png' } }],
  ),
  cookies: sending((res) => res.cookie('a', '1', { httpOnly: true }).clearCookie('b').send('text')),
  'a vary header': sending((res) => res.vary('Accept').vary('Origin').send('text')),
  'a status message of its own': sending((res) => {
    res.statusMessage = 'Fine'
    res.end('text')
  }),
  'early hints': sending((res) => {
    res.writeEarlyHints({ link: '</style.css>; rel=preload' }, () => res.send('text'))
  }),
  processing: sending((res) => {
    res.writeProcessing()
    res.send('text')
  }),
  trailers: sending((res) => {
    res.writeHead(200, { trailer: 'x-sum' })
    res.write('text')
    res.addTrailers({ 'x-sum': '4' })
    res.end()
  }),
  'connection: close': sending((res) => res.set('connection', 'close').send('text')),
  'a client that closes': sending((res) => res.send('text'), [{ headers: { connection: 'close' } }]),
  'three requests on one connection': sending((res) => res.send('text'), [{}, {}, {}]),
  'a head flushed before the body': {
    routes: (app, scene) =>
      void app.get('/', async (_req, res) => {
        res.flushHeaders()
        await scene.gate('body')
        res.end('text')
      }),
    requests: [{ opens: ['body'] }],
  },
  'a response after the route has returned': {
    routes: (app, scene) =>
      void app.get('/', (_req, res) => void scene.gate('body').then(() => res.send('text'))),
    requests: [{ opens: ['body'] }],
  },
  'a route that never responds': sending(() => {}),
  'a client that leaves before the response': sending(() => {}, [{ leaves: true }]),
  'a client that leaves half-way': sending((res) => res.write('half'), [{ leaves: true }]),
  'a download': {
    routes: (app, scene) =>
      void app.get('/', (_req, res) => res.download('page.html', 'Page.html', { root: scene.files })),
  },
}

function sending(send: (res: Response) => unknown, requests: readonly Asking[] = [{}]): ExpressRow {
  return {
    routes: (app) =>
      void app.get('/', (_req, res) => {
        send(res)
      }),
    requests,
  }
}
