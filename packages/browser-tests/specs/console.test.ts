import { CATALOG } from '@vod-errors/core'
import { isSyntheticCode } from '@vod-errors/core/catalog'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import type { Page } from 'playwright-core'
import { seriousFindings } from '../src/axe.ts'
import { eventually } from '../src/eventually.ts'
import { useChromium } from '../src/use-chromium.ts'

const vod = createVodEmulator()
const chromium = useChromium()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

const SENT_CODES = Object.keys(CATALOG).filter((code) => !isSyntheticCode(code))

async function openConsole(): Promise<Page> {
  const page = await chromium.open(vod.endpoint)
  await page.getByText('Live', { exact: true }).waitFor()
  return page
}

const chip = (page: Page, name: string) =>
  page.locator('.chip').filter({ hasText: new RegExp(`^${name}( \\d+)?$`) })
const rows = (page: Page) => page.locator('#calls > li:visible')

/** Calls VOD without a signature, and returns the status and the body; `undefined` if there is no response. */
async function callVod(path: string, method = 'GET') {
  const response = await fetch(`${vod.endpoint}${path}`, { method }).catch(() => undefined)
  return response && { status: response.status, body: await response.text().catch(() => undefined) }
}

test('shows calls as they come, the newest first', async () => {
  const page = await openConsole()
  await page.getByText('No calls yet.').waitFor()
  await callVod('/v2/medias?maxSize=5')
  await callVod('/v2/tasks/tsk-1', 'DELETE')
  await expect(rows(page).nth(1).textContent()).resolves.toMatch(/GET \/v2\/medias403AccessDenied/)
  await expect(rows(page).first().textContent()).resolves.toMatch(/DELETE \/v2\/tasks\/tsk-1400InvalidURI/)
})

test('shows a call that hangs until it ends', async () => {
  const page = await openConsole()
  await chip(page, 'hang').click()
  await page.locator('#queue > li').waitFor()
  const controller = new AbortController()
  const hanging = fetch(`${vod.endpoint}/v2/medias`, { signal: controller.signal }).catch(() => undefined)
  await rows(page).getByText('waiting…').waitFor()
  controller.abort()
  await hanging
  await rows(page).getByText('no response').waitFor()
})

test('injects every code by a click', async () => {
  const page = await openConsole()
  for (const code of SENT_CODES) await chip(page, code).click()
  await eventually(() => page.locator('#queue > li').count(), SENT_CODES.length)
  for (const code of SENT_CODES) {
    const response = await callVod('/v2/medias')
    expect(response?.status).toBe(Reflect.get(CATALOG, code).status)
    expect(vod.requests.at(-1)).toMatchObject({ code, injected: code })
  }
  await page.getByText('None. Click a code below').waitFor()
  expect(await rows(page).locator('.tag').allInnerTexts()).toEqual([...SENT_CODES].reverse())
})

test('injects every transport failure by a click', async () => {
  const page = await openConsole()
  await page.getByLabel('Slow responses take').fill('40')
  const names = ['reset', 'truncated', 'brokenJson', 'html', 'empty', 'slow']
  for (const name of names) {
    await chip(page, name).click()
    await page.locator('#queue > li').getByText(name, { exact: true }).waitFor()
    await callVod('/v2/medias')
  }
  await eventually(() => rows(page).locator('.tag').allInnerTexts(), [...names].reverse())
})

test('injects for the next calls of a route only', async () => {
  const page = await openConsole()
  await page.getByLabel('Next').fill('2')
  await page.locator('#route').selectOption('GET /v2/tasks/*')
  await chip(page, 'MediaTaskNotFound').click()
  await page.getByText('Queued MediaTaskNotFound for 2 calls, GET /v2/tasks/*').waitFor()
  await callVod('/v2/medias')
  for (const task of ['1', '2', '3']) await callVod(`/v2/tasks/${task}`)
  expect(vod.requests.map(({ injected }) => injected)).toEqual([
    undefined,
    'MediaTaskNotFound',
    'MediaTaskNotFound',
    undefined,
  ])
})

test('injects the path of a call, and any response', async () => {
  const page = await openConsole()
  await callVod('/v2/medias/mda-9')
  await rows(page).locator('summary').click()
  await page.getByRole('button', { name: 'Fail this path' }).click()
  await page.getByText('Any response, any bytes').click()
  await page.getByLabel('Status', { exact: true }).fill('418')
  await page.getByLabel('Headers').fill('x-tea: green')
  await page.getByLabel('Body').fill('short and stout')
  await page.getByRole('button', { name: 'Inject' }).click()
  await page.locator('#queue > li').getByText('GET /v2/medias/mda-9').waitFor()
  expect(await callVod('/v2/medias/mda-9')).toEqual({ status: 418, body: 'short and stout' })
})

test('injects any bytes', async () => {
  const page = await openConsole()
  await page.getByText('Any response, any bytes').click()
  await page.getByLabel('Any response, any bytes').selectOption('Raw bytes')
  await page.getByLabel('Bytes.').fill('HTTP/1.1 203 Oops\ncontent-length: 3\n\né\\xFF')
  await page.getByRole('button', { name: 'Inject' }).click()
  await page.locator('#queue > li').waitFor()
  const response = await fetch(`${vod.endpoint}/v2/medias`)
  expect(response.status).toBe(203)
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xc3, 0xa9, 0xff])
})

test('says what is wrong with a fault', async () => {
  chromium.expectMessages(/^error: Failed to load resource: the server responded with a status of 400/)
  const page = await openConsole()
  await page.getByText('Any response, any bytes').click()
  await page.getByLabel('Headers').fill('not a header: x')
  await page.getByRole('button', { name: 'Inject' }).click()
  await page
    .getByRole('alert')
    .getByText('Expected `response.headers.not a header` to be a legal header')
    .waitFor()
})

test('empties the queue, and restores the seed', async () => {
  const page = await openConsole()
  await chip(page, 'MediaBanned').click()
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByText('None. Click a code below').waitFor()
  await callVod('/v2/medias')
  await rows(page).waitFor()
  await page.getByRole('button', { name: 'Restore the seed' }).click()
  await page.getByText('No calls yet.').waitFor()
  expect(vod.requests).toEqual([])
})

test('edits the account and the media', async () => {
  const page = await openConsole()
  await page.getByRole('combobox', { name: 'Account' }).selectOption('overdue')
  await eventually(() => vod.account, 'overdue')
  await page.getByLabel(`Ban, ${SEED.media.published}`).selectOption('banned')
  await page.getByLabel(`Name, ${SEED.media.published}`).fill('Renamed')
  await page.getByLabel(`Name, ${SEED.media.published}`).press('Enter')
  await page.getByLabel('Id of a new media').fill('mda-new')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('button', { name: `Delete ${SEED.media.failed}` }).click()
  await eventually(
    mediaStates,
    expect.arrayContaining([
      `${SEED.media.published} Renamed PUBLISHED BANNED`,
      'mda-new mda-new PUBLISHED NORMAL',
    ]),
  )
  await eventually(async () => (await mediaStates()).length, 7)
})

test('keeps what is being typed when a media changes meanwhile', async () => {
  const page = await openConsole()
  const name = page.getByLabel(`Name, ${SEED.media.published}`)
  await name.fill('Ren')
  await callVod('/v2/medias')
  await fetch(`${vod.endpoint}/_emulator/media/${SEED.media.failed}`, { method: 'DELETE' })
  await rows(page).waitFor()
  await name.pressSequentially('amed')
  await name.press('Tab')
  await eventually(async () => (await mediaStates())[0], `${SEED.media.published} Renamed PUBLISHED NORMAL`)
  await eventually(() => page.locator('#media > li').count(), 6)
})

test('shows a change once the field is left that was in the way', async () => {
  const page = await openConsole()
  await page.getByLabel(`Name, ${SEED.media.published}`).focus()
  await fetch(`${vod.endpoint}/_emulator/media/${SEED.media.failed}`, { method: 'DELETE' })
  await callVod('/v2/medias')
  await rows(page).waitFor()
  expect(await page.locator('#media > li').count()).toBe(7)
  await page.keyboard.press('/')
  await page.keyboard.press('Tab')
  await eventually(() => page.locator('#media > li').count(), 6)
})

async function mediaStates(): Promise<string[]> {
  const { media } = await (await fetch(`${vod.endpoint}/_emulator/media`)).json()
  return Array.from<Record<string, string>, string>(media, ({ mediaId, name, status, banStatus }) =>
    [mediaId, name, status, banStatus].join(' '),
  )
}

test('follows changes that come from elsewhere', async () => {
  const page = await openConsole()
  vod.account = 'banned'
  vod.failNext({ code: 'MediaBanned', times: 3 })
  await page.locator('#queue > li').getByText('3 calls').waitFor()
  await eventually(() => page.getByRole('combobox', { name: 'Account' }).inputValue(), 'banned')
})

test('searches the calls, the failures, and the media', async () => {
  const page = await openConsole()
  await callVod('/v2/medias')
  await callVod('/v2/tasks/tsk-1')
  await page.getByLabel('Search path, code, or requestId').fill('tasks 403')
  await eventually(() => rows(page).count(), 1)
  await page.getByLabel('Search codes and failures').fill('blocked by the platform')
  expect(await page.locator('.chip:visible').allInnerTexts()).toEqual(['MediaBannedBySystem 403'])
  await page.getByLabel('Search media').fill('processing')
  await eventually(() => page.locator('#media > li:visible').count(), 1)
})

test('works with the keyboard alone', async () => {
  const page = await openConsole()
  await page.keyboard.press('f')
  await page.keyboard.type('overdue')
  await page.keyboard.press('Enter')
  await page.locator('#queue > li').getByText('AccountOverdue').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByLabel('Search codes and failures').inputValue()).toBe('')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  expect(await page.locator('.chip:focus').textContent()).toMatch(/^MediaNotFound/)
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('search the calls').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  expect(await page.locator('#calls-search:focus').count()).toBe(1)
})

test('speaks Chinese, and remembers it', async () => {
  const page = await openConsole()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('heading', { name: '注入故障' }).waitFor()
  expect(await chip(page, 'MediaNotFound').getAttribute('title')).toBe('该视频不存在或已被删除。')
  await page.reload()
  await page.getByText('实时', { exact: true }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
})

test('shows the texts of a hostile call as text', async () => {
  const page = await openConsole()
  await callVod('/v2/<img src=x onerror=alert(1)>?<script>alert(1)</script>')
  await rows(page).locator('summary').click()
  expect(await page.locator('#calls img, #calls script').count()).toBe(0)
})

test('copies the requestId', async () => {
  const page = await chromium.open(vod.endpoint, { permissions: ['clipboard-read', 'clipboard-write'] })
  await callVod('/v2/medias')
  await rows(page).locator('summary').click()
  await page.getByRole('button', { name: 'Copy requestId' }).click()
  await page.getByText('Copied').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(vod.requests[0]?.requestId)
})

test('reconnects after a restart of the emulator', async () => {
  chromium.expectMessages(/^error: Failed to load resource: net::ERR_/)
  const other = createVodEmulator()
  await other.start()
  const port = Number(new URL(other.endpoint).port)
  const page = await chromium.open(other.endpoint)
  await page.getByText('Live', { exact: true }).waitFor()
  await other.stop()
  await page.getByText('Disconnected. Reconnecting…').waitFor()
  const again = createVodEmulator({ port })
  again.account = 'overdue'
  await again.start()
  await page.getByText('Live', { exact: true }).waitFor()
  await eventually(() => page.getByRole('combobox', { name: 'Account' }).inputValue(), 'overdue')
  await again.stop()
})

test.each(['light', 'dark'] as const)('is accessible in the %s scheme', async (colorScheme) => {
  const page = await chromium.open(vod.endpoint, { colorScheme, bypassCSP: true })
  await callVod('/v2/medias')
  await rows(page).locator('summary').click()
  await chip(page, 'MediaBanned').click()
  await page.locator('#queue > li').waitFor()
  await page.getByText('Any response, any bytes').click()
  expect(await seriousFindings(page)).toEqual([])
})
