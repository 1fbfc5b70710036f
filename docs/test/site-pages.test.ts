import { join } from 'node:path'
import { CATALOG } from '@vod-errors/core'
import type { LANGUAGES } from '../reference/entry.ts'
import { llmsText } from '../site/llms.ts'
import type { Pages } from '../site/sidebar.ts'
import { sidebarOf } from '../site/sidebar.ts'
import { sitePages } from '../site/site-pages.ts'
import { untranslatedPages } from '../site/untranslated-pages.ts'
import { ROLE_WORDS, WORDS } from '../site/words.ts'
import { CODES } from '../tables/catalog-json.ts'

let pages: Pages
beforeAll(async () => {
  pages = await sitePages(join(__dirname, '../..'))
}, 60_000)

const HEADINGS = [
  WORDS.causes,
  WORDS.whatToDo,
  ...Object.values(ROLE_WORDS),
  WORDS.upstream,
  WORDS.browser,
  WORDS.log,
  WORDS.metric,
]

describe.each([
  ['en', ''],
  ['zh-CN', 'zh/'],
] as const)('in %s', (language, prefix) => {
  test.each(CODES)('the page of %s has every section', (code) => {
    const headings = pages[`${prefix}codes/${code}.md`]
      ?.match(/^##+ .+$/gm)
      ?.map((line) => line.replace(/^#+ /, ''))
    expect(headings).toEqual(HEADINGS.map((text) => text[language]))
  })

  test.each(CODES)('the page of %s shows what a BFF really sent, logged, and counted', (code) => {
    const page = pages[`${prefix}codes/${code}.md`] ?? ''
    const { status, fault } = CATALOG[code]
    expect(page).toContain(`HTTP ${status}\ncontent-type: application/json; charset=utf-8`)
    expect(page).toContain(`HTTP ${status}\ncontent-type: application/problem+json`)
    expect(page).toContain(`"errorCode": "${code}"`)
    expect(page).toContain(`"type": "https://docs.example.com/vod-errors/codes/${code}"`)
    expect(page).toContain(`"msg": "VOD error ${code}, responded ${status}"`)
    expect(page).toContain(`vod_errors_total{code="${code}",status="${status}",fault="${fault}"} 1`)
  })

  test.each(CODES.filter((code) => CATALOG[code].fault === 'operator'))(
    'troubleshooting leads from %s to its page',
    (code) => {
      expect(pages[`${prefix}troubleshooting.md`]).toContain(`| [\`${code}\`](./codes/${code}.md) |`)
    },
  )

  test('has the same pages in the sidebar', () => {
    const linksIn = (of: (typeof LANGUAGES)[number]) =>
      JSON.stringify(sidebarOf(of, pages))
        .match(/"link":"[^"]*"/g)
        ?.map((link) => link.replace('/zh/', '/'))
    expect(linksIn(language)).toEqual(linksIn('en'))
  })
})

test('no page leaks a session key, which is a secret', () => {
  const page = pages['codes/IllegalMediaSessionKey.md'] ?? ''
  const [, downstream = ''] = page.split(`## ${WORDS.browser.en}`)
  expect(downstream).toContain('[redacted]')
  expect(downstream).not.toContain('mda-pjvzi5hqjz6v0rqa-5f1d')
})

test('no link leads out of the site to a file of the repository', () => {
  for (const [path, page] of Object.entries(pages)) {
    const targets = Array.from(page.matchAll(/\]\((?!https?:)([^)#\s]+)/g), ([, target = '']) => target)
    const strange = targets.filter((target) => !/\.(?:md|svg)$/.test(target) && !target.startsWith('/'))
    expect({ path, strange }).toEqual({ path, strange: [] })
  }
})

test('llms.txt names every page once', () => {
  const text = llmsText(pages)
  for (const path of Object.keys(pages).filter((each) => !/^(?:zh\/)?index\.md$/.test(each)))
    expect(text.split(`](${path})`)).toHaveLength(2)
})

test('a page without a translation is in the Chinese site, too, and links to no English heading there', () => {
  const copies = untranslatedPages(pages)
  expect(Object.keys(copies)).toContain('zh/project/security.md')
  expect(pages['project/security.md']).toMatch(/guides\/sdk\.md#/)
  expect(Object.values(copies).join()).not.toMatch(/(?:start|troubleshooting|guides\/[\w-]+)\.md#/)
})
