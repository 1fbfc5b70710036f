import { CATALOG, en, isVodErrorCode, type MessageTable, type VodErrorCode, zhCN } from '@vod-errors/core'
import { isSyntheticCode } from '@vod-errors/core/catalog'
import { type Fault, SEED } from '@vod-errors/emulator'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { seriousFindings } from '../src/axe.ts'
import { eventually } from '../src/eventually.ts'
import { type Pages, startPages } from '../src/start-pages.ts'
import { useChromium } from '../src/use-chromium.ts'

const chromium = useChromium()
let pages: Pages

beforeAll(async () => {
  pages = await startPages()
})
afterAll(() => pages.close())
beforeEach(() => {
  pages.emulator.reset()
  // Chromium's own line for each failed request.
  chromium.expectMessages(
    /^error: Failed to load resource: (the server responded with a status of \d|net::ERR_)/,
  )
})

/** The codes that VOD sends. */
const SENT_CODES = Object.keys(CATALOG)
  .filter(isVodErrorCode)
  .filter((code) => !isSyntheticCode(code))

/** What VOD does, and the code of ours that the BFF sends then. */
const WITHOUT_CODE: readonly [Fault, VodErrorCode][] = [
  [{ transport: 'reset', times: 2 }, 'UpstreamUnreachable'],
  [{ transport: 'html' }, 'UpstreamInvalidResponse'],
  [{ transport: 'brokenJson' }, 'UpstreamInvalidResponse'],
  [{ transport: 'html', status: 504 }, 'UpstreamTimeout'],
]

const LANGUAGES: readonly [string, MessageTable][] = [
  ['en-US', en],
  ['zh-CN', zhCN],
]
const HOSTS = ['Express', 'Koa'] as const
const CASES = HOSTS.flatMap((bff) => LANGUAGES.map(([locale, table]) => [bff, locale, table] as const))

async function openPage(hash = '', options: BrowserContextOptions = {}): Promise<Page> {
  return await chromium.open(`${pages.web}/${hash}`, options)
}

const alertOf = (page: Page) => page.getByRole('alert').textContent()
const idOf = (page: Page) => page.locator('.request-id code').textContent()
const lastId = () => pages.emulator.requests.at(-1)?.requestId
const reload = (page: Page) => page.getByRole('button', { name: /^(Reload|刷新)$/ })

/** A failure of VOD with a wait before the next try, in seconds. */
function unavailable(retryAfter: number): Fault {
  const body = JSON.stringify({ requestId: 'id-of-vod', code: 'InternalError', message: 'No.' })
  const headers = { 'content-type': 'application/json', 'retry-after': String(retryAfter) }
  return { response: { status: 503, headers, body } }
}

describe.each(CASES)('on the %s BFF in %s', (bff, locale, table) => {
  async function openList(): Promise<Page> {
    const page = await openPage('', { locale })
    await page.getByRole('radio', { name: bff }).check()
    await page.getByRole('link', { name: 'Published' }).waitFor()
    return page
  }

  test('every code shows the right text and the id that VOD gave the call', async () => {
    const page = await openList()
    for (const code of SENT_CODES) {
      // The BFF's client corrects its clock and calls again, so the person sees this code only the second time.
      pages.emulator.failNext({ code, times: code === 'RequestTimeTooSkewed' ? 2 : 1 })
      await reload(page).click()
      await eventually(async () => [lastCode(), (await idOf(page)) === lastId()], [code, true])
      expect([code, await alertOf(page)]).toEqual([code, table.codes[code]])
    }
  })

  test('every failure without a code shows the right text and an id', async () => {
    const page = await openList()
    for (const [fault, code] of WITHOUT_CODE) {
      const before = await page.locator('.request-id code').allTextContents()
      pages.emulator.failNext(fault)
      await reload(page).click()
      await eventually(async () => before.includes((await idOf(page)) ?? ''), false)
      expect([fault, await alertOf(page)]).toEqual([fault, table.codes[code]])
      expect(await idOf(page)).toMatch(/^[0-9a-f-]{36}$/)
    }
  })
})

const lastCode = () => pages.emulator.requests.at(-1)?.code

test('a retry waits for the countdown, and then succeeds', async () => {
  const page = await openPage()
  await page.getByRole('link', { name: 'Published' }).waitFor()
  pages.emulator.failNext(unavailable(3))
  await reload(page).click()
  const retry = page.getByRole('button', { name: /^Try again/ })
  await page.getByRole('button', { name: /^Try again in [23] s$/ }).click({ force: true })
  expect(await retry.getAttribute('aria-disabled')).toBe('true')
  expect(pages.emulator.requests).toHaveLength(2)
  await page.getByRole('button', { name: 'Try again', exact: true }).click()
  await page.getByRole('link', { name: 'Published' }).waitFor()
  expect(pages.emulator.requests).toHaveLength(3)
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.locator('main:focus').count()).toBe(1)
})

test('a retry can be made with the keyboard alone', async () => {
  pages.emulator.failNext(unavailable(0))
  const page = await openPage()
  await page.getByRole('button', { name: 'Try again', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Published' }).waitFor()
})

test('a caller fault offers no retry', async () => {
  const page = await openPage('#/media/mda-unknown')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('button', { name: /^Try again/ }).count()).toBe(0)
})

test('copy copies the id', async () => {
  const page = await openPage('#/media/mda-unknown', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(lastId())
})

test('a switch of the language translates the error that is shown, without another call', async () => {
  const page = await openPage('#/media/mda-unknown')
  await eventually(() => alertOf(page), en.codes.MediaNotFound)
  await page.getByRole('button', { name: '中文' }).click()
  await eventually(() => alertOf(page), zhCN.codes.MediaNotFound)
  await page.getByRole('button', { name: 'English' }).click()
  await eventually(() => alertOf(page), en.codes.MediaNotFound)
  expect(new Set(pages.emulator.requests.map(({ requestId }) => requestId))).toContain(await idOf(page))
})

test('a banned video cannot be played', async () => {
  const page = await openPage(`#/media/${SEED.media.banned}`)
  await page.getByRole('button', { name: 'Play' }).click()
  await eventually(() => alertOf(page), en.codes.MediaBanned)
  expect(await idOf(page)).toBe(lastId())
})

test('a video can be played, transcoded, banned, and deleted', async () => {
  const page = await openPage(`#/media/${SEED.media.published}`)
  await page.getByRole('button', { name: 'Play' }).click()
  await page.getByText('index.m3u8').waitFor()
  await page.getByRole('button', { name: 'Transcode' }).click()
  await page.getByText('Finished.').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Ban' }).click()
  await page.getByText('Banned', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Transcode' }).click()
  await eventually(() => alertOf(page), en.codes.MediaBanned)
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('link', { name: 'Disabled' }).waitFor()
  expect(await page.getByRole('link', { name: 'Published' }).count()).toBe(0)
})

describe('an upload straight to the storage', () => {
  const video = { name: 'clip.mp4', mimeType: 'video/mp4', buffer: Buffer.from('some bytes') }

  async function upload(page: Page): Promise<void> {
    await page.getByLabel('Choose a video').setInputFiles(video)
    await page.getByRole('button', { name: 'Upload' }).click()
  }

  test('succeeds, and the video can be watched', async () => {
    const page = await openPage('#/upload')
    await upload(page)
    await page.getByRole('link', { name: 'Watch it' }).click()
    await page.getByRole('heading', { name: 'clip.mp4' }).waitFor()
    const put = pages.emulator.requests.find(({ method }) => method === 'PUT')
    expect(put).toMatchObject({ status: 200, path: expect.stringMatching(/^\/vod-emulator\/sources\//) })
  })

  test('tells an error of the storage, which the BFF never sees, with its id', async () => {
    pages.emulator.failNext({ code: 'AccessDenied', method: 'PUT' })
    const page = await openPage('#/upload')
    await upload(page)
    await page.getByRole('alert').waitFor()
    expect(await alertOf(page)).not.toMatch(/denied|BOS/i)
    expect(await idOf(page)).toBe(pages.emulator.requests.find(({ method }) => method === 'PUT')?.requestId)
    expect(pages.emulator.requests.map(({ method }) => method)).toEqual(['POST', 'PUT'])
  })

  test('tells an expired address as an upload to start anew', async () => {
    pages.emulator.failNext({ code: 'RequestExpired', status: 403, method: 'PUT' })
    const page = await openPage('#/upload')
    await upload(page)
    await eventually(() => alertOf(page), en.codes.IllegalMediaSessionKey)
  })

  test.each<[string, Fault]>([
    ['a reset connection', { transport: 'reset', method: 'PUT', times: 9 }],
    ['a gateway without CORS headers', { transport: 'html', method: 'PUT' }],
  ])('tells %s, and can be retried', async (_, fault) => {
    chromium.expectMessages(/blocked by CORS policy|^error: Failed to load resource/)
    pages.emulator.failNext(fault)
    const page = await openPage('#/upload')
    await upload(page)
    await page.getByRole('alert').waitFor()
    expect(await page.locator('.request-id').count()).toBe(0)
    await fetch(`${pages.emulator.endpoint}/_emulator/faults`, { method: 'DELETE' })
    await page.getByRole('button', { name: 'Try again', exact: true }).click()
    await page.getByRole('link', { name: 'Watch it' }).waitFor()
  })
})

describe('a task', () => {
  test('is asked for until it ends', async () => {
    const page = await openPage()
    await page.getByLabel('Task id').fill(SEED.tasks.running)
    await page.getByRole('button', { name: 'Track' }).click()
    await page.getByText('Still working.').waitFor()
    const asked = () => pages.emulator.requests.filter(({ path }) => path.startsWith('/v2/tasks/')).length
    await eventually(() => asked() > 2, true)
  })

  test.each([
    [SEED.tasks.finished, 'Finished.'],
    [SEED.tasks.failed, 'This task failed.'],
  ])('%s: %s', async (taskId, text) => {
    const page = await openPage(`#/task/${taskId}`)
    await page.getByText(text).waitFor()
  })

  test('whose call fails is asked for again by the person', async () => {
    pages.emulator.failNext(unavailable(0))
    const page = await openPage(`#/task/${SEED.tasks.finished}`)
    await page.getByRole('button', { name: 'Try again', exact: true }).click()
    await page.getByText('Finished.').waitFor()
  })
})

test('a click in the console reaches the front end', async () => {
  const page = await openPage()
  await page.getByRole('link', { name: 'Published' }).waitFor()
  const emulatorConsole = await chromium.open(pages.emulator.endpoint)
  await emulatorConsole.getByRole('button', { name: /^RequestConflict/ }).click()
  await emulatorConsole.locator('#queue > li').waitFor()
  await reload(page).click()
  await eventually(() => alertOf(page), en.codes.RequestConflict)
  await emulatorConsole.locator('#calls .tag').getByText('RequestConflict').waitFor()
})

const SCHEMES = ['light', 'dark'] as const
const HASHES = [
  '#/',
  '#/upload',
  '#/media/mda-unknown',
  `#/media/${SEED.media.published}`,
  '#/task/tsk-unknown',
]

test.each(SCHEMES.flatMap((scheme) => HASHES.map((hash) => [hash, scheme] as const)))(
  '%s is accessible in the %s scheme',
  async (hash, colorScheme) => {
    const page = await openPage(hash, { colorScheme, bypassCSP: true })
    await page.waitForLoadState('networkidle')
    expect(await seriousFindings(page)).toEqual([])
  },
)
