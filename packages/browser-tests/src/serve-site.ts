import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}

/** A static site on the loopback address. */
export interface Site {
  readonly url: string
  readonly stop: () => Promise<unknown>
}

/** Serves a folder as GitHub Pages does: `/a` is `a.html`, `/a/` is `a/index.html`, and what is missing is `404.html`. */
export async function serveSite(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const file = fileOf(folder, decodeURIComponent(pathname))
    const found = file ?? join(folder, '404.html')
    const type = TYPES[extname(found)] ?? 'application/octet-stream'
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': type }).end(readFileSync(found))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => once(server.closeAllConnections() ?? server.close(), 'close'),
  }
}

/** The file of a path; `undefined` if there is none. */
export function fileOf(folder: string, path: string): string | undefined {
  const inside = join(folder, normalize(path))
  const candidates = path.endsWith('/') ? [join(inside, 'index.html')] : [inside, `${inside}.html`]
  return candidates.find((file) => extname(file) !== '' && existsSync(file))
}
