import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CODES } from '../tables/catalog-json.ts'
import { documentPages } from './documents.ts'
import { produceExamples } from './examples/example.ts'
import { referencePages } from './reference-pages.ts'
import type { Pages } from './sidebar.ts'

/** The Markdown of every page by its path, except for the API reference. `root` is the repository. */
export async function sitePages(root: string): Promise<Pages> {
  const examples = await produceExamples(CODES)
  const chinese = referencePages('zh-CN', examples)
  return {
    'index.md': readFileSync(join(root, 'docs/site/home.en.md'), 'utf8'),
    'zh/index.md': readFileSync(join(root, 'docs/site/home.zh-CN.md'), 'utf8'),
    ...documentPages(root),
    ...referencePages('en', examples),
    ...Object.fromEntries(Object.entries(chinese).map(([path, page]) => [`zh/${path}`, page])),
  }
}
