import { readVodError } from '@vod-errors/browser'
import { JSDOM } from 'jsdom'
import { translate } from '../src/language.ts'
import { getJson, offerRetry, showFailure } from '../src/page.ts'
import { upload } from '../src/upload.ts'
import { startBff } from './start-bff.ts'

const { document } = new JSDOM('<p role="alert"></p><button hidden>Try again</button>').window
const alert = document.querySelector('p') ?? document.body
const button = document.querySelector('button') ?? document.createElement('button')

let bff: Awaited<ReturnType<typeof startBff>>
beforeAll(async () => {
  bff = await startBff()
})
afterAll(() => bff.stop())
beforeEach(() => {
  alert.textContent = ''
})

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (failure: unknown) => failure,
  )

test('shows the text of the BFF, and the id that VOD gave', async () => {
  await showFailure(await failureOf(getJson(bff.urlOf('/media/mda-unknown'))), alert)
  expect(alert.textContent).toBe(`This video doesn't exist or was deleted. (ID: ${bff.lastId()})`)
})

test('asks again after a failure that passes', async () => {
  bff.failNext({ code: 'InternalError' })
  expect(await getJson(bff.urlOf('/media'))).toHaveProperty('data')
})

test('shows that there is no network', async () => {
  await showFailure(await failureOf(Promise.reject(new TypeError('Failed to fetch'))), alert)
  expect(alert.textContent).toMatch(/check your network connection/)
})

test('shows nothing for what the page cancelled, and throws bugs', async () => {
  await showFailure(new DOMException('', 'AbortError'), alert)
  expect(alert.textContent).toBe('')
  const bug = new TypeError('x is not a function')
  await expect(showFailure(bug, alert)).rejects.toBe(bug)
})

test('counts down, then lets the person try again', async () => {
  jest.useFakeTimers()
  const body = { requestId: 'r-1', code: 'RequestConflict', message: 'Wait.' }
  const error = await readVodError({ status: 409, data: body, headers: { 'retry-after': '2' } })
  const done = error && offerRetry(button, error)
  expect([button.hidden, button.disabled, button.textContent]).toEqual([false, true, 'Try again in 2 s'])
  await jest.advanceTimersByTimeAsync(1000)
  expect(button.textContent).toBe('Try again in 1 s')
  await jest.advanceTimersByTimeAsync(1000)
  await done
  expect([button.disabled, button.textContent]).toEqual([false, 'Try again'])
  jest.useRealTimers()
})

test('translates an error that is on the screen', async () => {
  const error = await readVodError(await failureOf(getJson(bff.urlOf('/media/mda-unknown'))))
  expect(error && (await translate(error, 'zh-CN'))).toBe('该视频不存在或已被删除。')
})

describe('an upload to BOS', () => {
  const put = () => upload(new Blob(['video']), `${bff.emulator.endpoint}/vod-emulator/sources/mda-1`)

  test('that has expired has to start again', async () => {
    bff.failNext({ code: 'RequestExpired' })
    expect(await put()).toBe('The upload has expired. Please start again.')
  })

  test('that is too large says so', async () => {
    bff.failNext({ code: 'EntityTooLarge' })
    expect(await put()).toBe('This file is too large. Please choose a smaller one.')
  })

  test('throws a bug', async () => {
    await expect(upload(new Blob(), 'not a url')).rejects.toThrow('URL')
  })
})
