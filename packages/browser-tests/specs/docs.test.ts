import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { extname, join } from 'node:path'
import { CATALOG } from '@vod-errors/core'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import type { Page } from 'playwright-core'
import sirv from 'sirv'
import { useChromium } from '../src/use-chromium.ts'

const SITE = join(__dirname, '../../../docs/.vitepress/dist')
if (!existsSync(SITE))
  throw new Error('There is no site in docs/.vitepress/dist: run `npx pnpm@12 docs:build`')

const chromium = useChromium()
let site: Server

beforeAll(async () => {
  const serve = sirv(SITE, { extensions: ['html'] })
  // As GitHub Pages does.
  const notFound = readFileSync(join(SITE, '404.html'))
  site = await listen((req, res) =>
    serve(req, res, () => {
      res.writeHead(404, { 'content-type': 'text/html' }).end(notFound)
    }),
  )
})
afterAll(() => close(site))

const CODES = Object.keys(CATALOG)
const FILES = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) !== '')
const HTML = FILES.filter((name) => name.endsWith('.html'))
const textOf = (name: string) => readFileSync(join(SITE, name), 'utf8')
const addressOf = (name: string) => `/${name.replace(/(?:index)?\.html$/, '')}`

/** What leads somewhere in the site: the path of each file, and its headings. */
function targets(): ReadonlySet<string> {
  const paths = FILES.map((name) => [name, `/${name}`, addressOf(name)])
  const all = paths.flatMap(([name = '', ...addresses]) => {
    const ids = name.endsWith('.html') ? textOf(name).matchAll(/ id="([^"]+)"/g) : []
    const anchors = ['', ...Array.from(ids, ([, id]) => `#${id}`)]
    return addresses.flatMap((address) => anchors.map((anchor) => address + anchor))
  })
  return new Set(all)
}

/** Where the links of a page lead in the site. */
function linksOf(name: string): readonly string[] {
  const links = Array.from(textOf(name).matchAll(/<a [^>]*?href="([^"]+)"/g), ([, href = '']) => href)
  return links
    .map((href) => new URL(href.replaceAll('&amp;', '&'), `http://site${addressOf(name)}`))
    .filter(({ host }) => host === 'site')
    .map(({ pathname, hash }) => decodeURIComponent(pathname + hash))
}

/** Types into the search, and returns the addresses of what it finds. */
async function search(page: Page, words: string): Promise<readonly string[]> {
  await page.locator('#local-search button').first().click()
  await page.locator('#localsearch-input').fill(words)
  await page.locator('.VPLocalSearchBox a.result').first().waitFor()
  return await page
    .locator('.VPLocalSearchBox a.result')
    .evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')))
}

test('every link leads to a page, and to a heading of it', () => {
  expect(HTML.length).toBeGreaterThan(CODES.length * 2)
  const pages = HTML.filter((name) => name !== '404.html')
  const links = new Map(pages.flatMap((name) => linksOf(name).map((link) => [link, name] as const)))
  const known = targets()
  const broken = [...links].filter(([link]) => !known.has(link))
  expect(broken).toEqual([])
})

test('every code has a page in both languages, and each page is there as Markdown', () => {
  for (const code of CODES)
    for (const prefix of ['', 'zh/'])
      for (const end of ['.html', '.md'])
        expect(existsSync(join(SITE, `${prefix}codes/${code}${end}`))).toBe(true)
})

test('llms.txt lists every page, and leads to Markdown', () => {
  const links = Array.from(textOf('llms.txt').matchAll(/\]\((.+?)\)/g), ([, path = '']) => path)
  expect(links.length).toBeGreaterThan(CODES.length * 2)
  expect(links.filter((path) => !existsSync(join(SITE, path)))).toEqual([])
})

test.each([
  ['/', 'AccountOverdue', /^\/codes\/AccountOverdue/],
  ['/', 'signature does not match', /^\/codes\/SignatureDoesNotMatch/],
  ['/', 'logged out', /^\/troubleshooting.*#people-are-logged-out/],
  ['/', 'unhandled rejection', /^\/troubleshooting.*#the-process-ends-with-an-unhandled-rejection/],
  ['/', 'ECONNREFUSED', /^\/troubleshooting.*#a-reset-or-refused-connection-is-not-recognized/],
  ['/', 'my message is ignored', /^\/troubleshooting.*#my-message-is-ignored/],
  ['/zh/', '提示没有生效', /^\/zh\/troubleshooting.*#自定义的提示没有生效/],
  ['/zh/', 'AccountOverdue', /^\/zh\/codes\/AccountOverdue/],
  ['/zh/', '欠费', /^\/zh\/codes\/AccountOverdue/],
  ['/zh/', '登出', /^\/zh\/troubleshooting.*#用户被登出/],
])('the search of %s finds “%s”', async (start, words, expected) => {
  const page = await chromium.open(`${urlOf(site)}${start}`)
  const found = await search(page, words)
  expect(found.slice(0, 5)).toContainEqual(expect.stringMatching(expected))
})

test.each([
  '/',
  '/start',
  '/guides/',
  '/troubleshooting',
  '/codes/',
  '/codes/UpstreamTimeout',
  '/guides/options',
  '/api/',
])('%s is there in English and Chinese, without messages in the console', async (path) => {
  for (const prefix of ['', '/zh']) {
    const page = await chromium.open(`${urlOf(site)}${prefix}${path}`)
    await page.locator('h1').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(prefix === '' ? 'en' : 'zh-CN')
  }
})

test('a code page says what to do, and leads to itself in the other language', async () => {
  const page = await chromium.open(`${urlOf(site)}/codes/RequestExpired`)
  await expect(page.locator('.vp-doc h3').allTextContents()).resolves.toHaveLength(3)
  await page.locator('.VPNavBarTranslations button').hover()
  await page.locator('.VPNavBarTranslations a', { hasText: '简体中文' }).click()
  await page.waitForURL('**/zh/codes/RequestExpired')
  await page.getByRole('heading', { name: '可能的原因' }).waitFor()
})

test('an unknown code gets a page that says so', async () => {
  chromium.expectMessages(/404/)
  const page = await chromium.open(`${urlOf(site)}/codes/NewCode`)
  await page.getByText('the catalog does not have this code').waitFor()
})

test('follows the person’s choice of a dark or a light page', async () => {
  const colors: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await chromium.open(`${urlOf(site)}/codes/MediaNotFound`, { colorScheme })
    await page.locator('.vp-doc h2').first().waitFor()
    colors.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
  }
  expect(colors).toEqual(['rgb(255, 255, 255)', 'rgb(27, 27, 31)'])
})
