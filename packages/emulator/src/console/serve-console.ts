import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { packageFolder } from '../package-folder.ts'
import { FACTS } from './facts.ts'

const PREFIX = '/_emulator/console/'
const PAGE = 'index.html'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.json', 'application/json'],
])

/** Nothing inline, nothing from elsewhere, in no frame, and no text that becomes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** Tells whether a request is a browser that opens the emulator's address: no client of VOD asks for a page. */
export function opensConsole({ method, headers }: IncomingMessage, path: string): boolean {
  const { accept = '', authorization } = headers
  return path === '/' && method === 'GET' && authorization === undefined && accept.includes('text/html')
}

/** Sends the console's page. */
export function serveConsole(response: ServerResponse): void {
  serveConsoleFile(response, `${PREFIX}${PAGE}`)
}

/** Tells whether a path belongs to the console's files. */
export function isConsolePath(path: string): boolean {
  return path.startsWith(PREFIX)
}

/** Sends a file of the console, read anew each time; 404 if there is none of this name. */
export function serveConsoleFile(response: ServerResponse, path: string): void {
  const name = path.slice(PREFIX.length)
  const type = TYPES.get(extname(name))
  const content = contentOf(name)
  if (content === undefined || type === undefined) return void response.writeHead(404, HEADERS).end()
  response.writeHead(200, { ...HEADERS, 'content-type': type }).end(content)
}

function contentOf(name: string): string | Buffer | undefined {
  if (name === 'facts.json') return JSON.stringify(FACTS)
  const folder = join(packageFolder(), 'console')
  return readdirSync(folder).includes(name) ? readFileSync(join(folder, name)) : undefined
}
