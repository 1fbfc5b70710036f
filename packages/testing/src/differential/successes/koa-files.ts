import type Koa from 'koa'
import type { Asking, KoaRow, KoaScene, Table } from '../row.ts'

const REQUESTS: Readonly<Record<string, readonly Asking[]>> = {
  'a file': [{ path: '/clip.txt' }],
  'a file by HEAD': [{ path: '/clip.txt', method: 'HEAD' }],
  'a file by a range': [{ path: '/clip.txt', headers: { range: 'bytes=10-99' } }],
  'a file by its date': [
    { path: '/page.html' },
    { path: '/page.html', fromLast: { 'if-modified-since': 'last-modified' } },
  ],
  'a file that is missing': [{ path: '/missing.txt' }],
  'a file outside of the folder': [{ path: '/..%2f..%2fpackage.json' }],
  'a file with a null byte in its name': [{ path: '/page%00.html' }],
  'a path that cannot be decoded': [{ path: '/%' }],
}

/** Files over koa-static. */
export const KOA_FILES: Table<KoaRow> = Object.fromEntries(
  Object.entries(REQUESTS).map(([name, requests]) => [name, { routes, requests }]),
)

async function routes(app: Koa, { files }: KoaScene): Promise<void> {
  const { default: serve } = await import('koa-static')
  app.use(Object(serve(files)))
}
