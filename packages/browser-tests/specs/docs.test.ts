import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOG } from '@vod-errors/core'
import type { Page } from 'playwright-core'
import { fileOf, type Site, serveSite } from '../src/serve-site.ts'
import { useChromium } from '../src/use-chromium.ts'

const SITE = join(__dirname, '../../../docs/.vitepress/dist')
if (!existsSync(SITE))
  throw new Error('There is no site in docs/.vitepress/dist: run `npx pnpm@12 docs:build`')

const chromium = useChromium()
let site: Site

beforeAll(async () => {
  site = await serveSite(SITE)
})
afterAll(() => site.stop())

const CODES = Object.keys(CATALOG)
const HTML = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
const textOf = (name: string) => readFileSync(join(SITE, name), 'utf8')
const addressOf = (name: string) => `/${name.replace(/(?:index)?\.html$/, '')}`
const idsOf = (name: string) => new Set(Array.from(textOf(name).matchAll(/ id="([^"]+)"/g), ([, id]) => id))

/** The links of a page that lead nowhere in the site. */
function brokenLinks(name: string): readonly string[] {
  const links = Array.from(textOf(name).matchAll(/<a [^>]*?href="([^"]+)"/g), ([, href = '']) => href)
  return [...new Set(links)].filter((href) => {
    const { host, pathname, hash } = new URL(href.replaceAll('&amp;', '&'), `http://site${addressOf(name)}`)
    if (host !== 'site') return false
    const file = fileOf(SITE, decodeURIComponent(pathname))
    if (file === undefined) return true
    return (
      hash !== '' &&
      file.endsWith('.html') &&
      !idsOf(file.slice(SITE.length)).has(decodeURIComponent(hash.slice(1)))
    )
  })
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
  const broken = HTML.filter((name) => name !== '404.html').flatMap((name) =>
    brokenLinks(name).map((href) => `${name}: ${href}`),
  )
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
  const page = await chromium.open(`${site.url}${start}`)
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
    const page = await chromium.open(`${site.url}${prefix}${path}`)
    await page.locator('h1').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(prefix === '' ? 'en' : 'zh-CN')
  }
})

test('a code page says what to do, and leads to itself in the other language', async () => {
  const page = await chromium.open(`${site.url}/codes/RequestExpired`)
  await expect(page.locator('.vp-doc h3').allTextContents()).resolves.toHaveLength(3)
  await page.locator('.VPNavBarTranslations button').hover()
  await page.locator('.VPNavBarTranslations a', { hasText: '简体中文' }).click()
  await page.waitForURL('**/zh/codes/RequestExpired')
  await page.getByRole('heading', { name: '可能的原因' }).waitFor()
})

test('an unknown code gets a page that says so', async () => {
  chromium.expectMessages(/404/)
  const page = await chromium.open(`${site.url}/codes/NewCode`)
  await page.getByText('the catalog does not have this code').waitFor()
})

test('follows the person’s choice of a dark or a light page', async () => {
  const colors: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await chromium.open(`${site.url}/codes/MediaNotFound`, { colorScheme })
    await page.locator('.vp-doc h2').first().waitFor()
    colors.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
  }
  expect(colors).toEqual(['rgb(255, 255, 255)', 'rgb(27, 27, 31)'])
})
