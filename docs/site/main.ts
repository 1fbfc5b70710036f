import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiPages } from './api-pages.ts'
import { llmsText } from './llms.ts'
import { sidebarOf } from './sidebar.ts'
import { sitePages } from './site-pages.ts'
import { untranslatedPages } from './untranslated-pages.ts'

// Writes the pages of the site to docs/.site, where VitePress reads them, and again as files for agents.
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUT = join(ROOT, 'docs/.site')
rmSync(OUT, { recursive: true, force: true })

const pages = { ...(await sitePages(ROOT)), ...apiPages(join(ROOT, 'docs/api')) }
for (const [path, page] of Object.entries(pages)) {
  write(path, page)
  write(`public/${path}`, page)
}
for (const [path, page] of Object.entries(untranslatedPages(pages))) write(path, page)
write('public/llms.txt', llmsText(pages))
// GitHub Pages would leave out files whose names begin with an underscore.
write('public/.nojekyll', '')
write('sidebar.json', JSON.stringify({ en: sidebarOf('en', pages), zh: sidebarOf('zh-CN', pages) }))
cpSync(join(ROOT, 'docs/bench.svg'), join(OUT, 'public/bench.svg'))
cpSync(join(ROOT, 'docs/images'), join(OUT, 'public'), { recursive: true })
console.log(`Wrote ${Object.keys(pages).length} pages to docs/.site`)

function write(path: string, text: string): void {
  const file = join(OUT, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
