import type { Pages } from './sidebar.ts'

const NOTE = '> 本页只有英文版。'

/** A link to a heading of a page that is translated: its headings, and so its anchors, are Chinese there. */
const HEADING_LINK = /(\]\([./]*(?:start|troubleshooting|guides\/[\w-]+)\.md)#[^)]*/g

/** The pages that exist only in English, under the paths of the Chinese site, so that a reader stays in it. */
export function untranslatedPages(pages: Pages): Pages {
  const missing = Object.keys(pages).filter(
    (path) => !path.startsWith('zh/') && !Object.hasOwn(pages, `zh/${path}`),
  )
  return Object.fromEntries(
    missing.map((path) => [`zh/${path}`, `${NOTE}\n\n${pages[path]?.replace(HEADING_LINK, '$1')}`]),
  )
}
