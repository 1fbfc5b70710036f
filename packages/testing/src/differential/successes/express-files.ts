import type { Express } from 'express'
import type { Asking, ExpressRow, ExpressScene, Table } from '../row.ts'

const RANGES: Readonly<Record<string, readonly Asking[]>> = {
  whole: [{ path: '/clip.txt' }],
  HEAD: [{ path: '/clip.txt', method: 'HEAD' }],
  'of a range': [{ path: '/clip.txt', headers: { range: 'bytes=10-99' } }],
  'of the last bytes': [{ path: '/clip.txt', headers: { range: 'bytes=-10' } }],
  'of two ranges': [{ path: '/clip.txt', headers: { range: 'bytes=0-1,5-6' } }],
  'of a range beyond its end': [{ path: '/clip.txt', headers: { range: 'bytes=99999999-' } }],
  'of a broken range': [{ path: '/clip.txt', headers: { range: 'bytes=x' } }],
  'that is fresh by ETag': [
    { path: '/page.html' },
    { path: '/page.html', fromLast: { 'if-none-match': 'etag' } },
  ],
  'that is fresh by date': [
    { path: '/page.html' },
    { path: '/page.html', fromLast: { 'if-modified-since': 'last-modified' } },
  ],
  'whose condition fails': [{ path: '/page.html', headers: { 'if-match': '"other"' } }],
  'that is missing': [{ path: '/missing.txt' }],
  'outside of the folder': [{ path: '/..%2f..%2fpackage.json' }],
  'with a null byte in its name': [{ path: '/page%00.html' }],
  'by POST': [{ path: '/page.html', method: 'POST' }],
}

/** Files over `express.static` and `res.sendFile`. */
export const EXPRESS_FILES: Table<ExpressRow> = Object.fromEntries(
  Object.entries(RANGES).flatMap(([name, requests]) => [
    [`express.static, a file ${name}`, { routes: serveStatic, requests }],
    [`sendFile, a file ${name}`, { routes: sendFile, requests }],
  ]),
)

function serveStatic(app: Express, { framework, files }: ExpressScene): void {
  app.use(framework.static(files, { fallthrough: false }))
}

function sendFile(app: Express, { files }: ExpressScene): void {
  app.get('/:name', (req, res) => res.sendFile(req.params.name, { root: files }))
}
