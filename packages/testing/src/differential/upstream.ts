import type { IncomingMessage, ServerResponse } from 'node:http'

type Serve = (res: ServerResponse, req: IncomingMessage) => void

/** What the upstream of proxied responses and failed calls does, by path. */
const PATHS: Readonly<Record<string, Serve>> = {
  '/json': (res) => {
    res.writeHead(200, { 'content-type': 'application/json', etag: '"1"', 'x-upstream': 'yes' })
    res.end('{"a":1}')
  },
  '/text': (res) => {
    res.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'max-age=60' })
    res.write('one ')
    res.end('two')
  },
  '/empty': (res) => {
    res.writeHead(204, { 'x-upstream': 'empty' }).end()
  },
  '/echo': (res, req) => {
    res.writeHead(200, { 'content-type': req.headers['content-type'] ?? 'text/plain' })
    req.pipe(res)
  },
  '/missing': (res) => {
    res.writeHead(404, { 'content-type': 'application/json', 'retry-after': '5' })
    res.end('{"error":"not here","message":"No such thing","code":"gone"}')
  },
  '/broken': (res) => {
    res.writeHead(503, { 'content-type': 'text/html' }).end('<html>broken</html>')
  },
  '/not-json': (res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end('<html>')
  },
  '/reset': (res) => {
    res.destroy()
  },
  '/half': (res) => {
    res.writeHead(200, { 'content-length': '100', 'content-type': 'text/plain' })
    res.write('half', () => res.destroy())
  },
}

/** Serves one request to the upstream. A path may go on after a second slash. */
export function serveUpstream(req: IncomingMessage, res: ServerResponse): void {
  const [path = '/'] = /^\/[^/?]*/.exec(req.url ?? '') ?? []
  const serve = PATHS[path]
  if (serve) serve(res, req)
  else res.writeHead(404).end()
}
