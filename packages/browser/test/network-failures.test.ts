import { createServer, type Server } from 'node:http'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import axios from 'axios'
import { JSDOM } from 'jsdom'
import { ofetch } from 'ofetch'
import { extend } from 'umi-request'
import { readVodError } from '../src/index.ts'
import { CLIENTS } from './clients/clients.ts'
import { createJqXhr } from './clients/jq-xhr.ts'
import { loadForBrowser } from './clients/load-for-browser.ts'
import { thrownBy } from './clients/thrown-by.ts'

// The first page of jsdom and the first bundle take seconds on a busy machine.
jest.setTimeout(30_000)

/** Accepts requests and never responds. */
let silent: Server
/** Closes the connection in the middle of each body. */
let cutting: Server
let closed: string
beforeAll(async () => {
  cutting = await listen(
    createServer((_req, res) => {
      res.writeHead(403, { 'content-type': 'application/json', 'content-length': 200 }).write('{"requestId":')
      setTimeout(() => res.destroy(), 20)
    }),
  )
  silent = await listen(createServer(() => {}))
  const other = await listen(createServer())
  closed = urlOf(other, '/media/mda-1')
  await close(other)
})
afterAll(() => Promise.all([close(silent), close(cutting)]))
// jsdom tells it on the page's console.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => jest.restoreAllMocks())

const codeOf = async (failure: unknown) => (await readVodError(failure, { locale: 'en' }))?.code

describe.each(Object.entries(CLIENTS))('%s', (_name, request) => {
  test('tells that the server is unreachable', async () => {
    expect(await readVodError(await request(closed), { locale: 'en' })).toEqual({
      code: 'NetworkError',
      message: "We couldn't connect to the server. Please check your network connection and try again.",
      requestId: undefined,
      status: undefined,
      retryAfter: undefined,
      retryable: true,
      fault: undefined,
    })
  })

  test('tells that the page has cancelled the request', async () => {
    const controller = new AbortController()
    const failure = request(urlOf(silent, '/media'), controller.signal)
    setTimeout(() => controller.abort(), 50)
    expect(await readVodError(await failure)).toMatchObject({ code: 'AbortError', retryable: false })
  })
})

test.each<[string, (url: string) => Promise<unknown>]>([
  ['fetch', (url) => thrownBy(fetch(url, { signal: AbortSignal.timeout(20) }))],
  ['axios, in a page', (url) => thrownBy(loadForBrowser('axios', url).get(url, { timeout: 20 }))],
  ['axios', (url) => thrownBy(axios.get(url, { timeout: 20 }))],
  [
    'axios, clear about it',
    (url) => thrownBy(axios.get(url, { timeout: 20, transitional: { clarifyTimeoutError: true } })),
  ],
  ['ky', (url) => thrownBy(loadForBrowser('ky', url)(url, { timeout: 20, retry: 0 }))],
  ['ofetch', (url) => thrownBy(ofetch(url, { timeout: 20, retry: 0 }))],
  ['umi-request', (url) => thrownBy(extend({ timeout: 20 })(url))],
  ['XMLHttpRequest', timeOutXhr],
])('%s: tells that the request took too long', async (_name, request) => {
  expect(await codeOf(await request(urlOf(silent, '/media')))).toBe('TimeoutError')
})

function timeOutXhr(url: string): Promise<unknown> {
  const xhr = new new JSDOM('', { url }).window.XMLHttpRequest()
  return new Promise((resolve) => {
    xhr.ontimeout = resolve
    xhr.open('GET', url)
    xhr.timeout = 20
    xhr.send()
  })
}

test.each([
  ['Chrome', new TypeError('Failed to fetch')],
  ['Chrome, with the host', new TypeError('Failed to fetch (bff.example.com)')],
  ['Chrome, in the middle of a body', new TypeError('network error')],
  ['Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
  ['Safari', new TypeError('Load failed')],
  ['Safari, offline', new TypeError('The Internet connection appears to be offline.')],
  ['Safari, cut off', new TypeError('The network connection was lost.')],
  ['a polyfill', new TypeError('Network request failed')],
  [
    'axios before 1.0',
    Object.assign(new Error('Network Error'), { isAxiosError: true, response: undefined }),
  ],
  ['an error Response', Response.error()],
  ['axios, in the words of an event', Object.assign(new Error('offline'), { code: 'ERR_NETWORK' })],
  ["node's, on a server", Object.assign(new Error('x'), { code: 'ENOTFOUND' })],
  ['RTK Query', { status: 'FETCH_ERROR', error: 'TypeError: Failed to fetch' }],
  ['jQuery', createJqXhr({ status: 0, readyState: 0, statusText: 'error' })],
  ["VOD's web upload SDK", { status_code: 0, message: '', code: undefined, request_id: undefined }],
])('%s: is a network failure', async (_name, failure) => {
  expect(await codeOf(failure)).toBe('NetworkError')
})

test.each([
  ['RTK Query', { status: 'TIMEOUT_ERROR', error: 'AbortError: signal is aborted without reason' }],
  ['jQuery', createJqXhr({ status: 0, readyState: 0, statusText: 'timeout' })],
])('%s: is a timeout', async (_name, failure) => {
  expect(await codeOf(failure)).toBe('TimeoutError')
})

// jsdom tells nobody that a connection was lost in a body.
test.each(
  ['fetch, the Response', 'fetch, a cause', 'ky', 'umi-request'].map(
    (name) => [name, CLIENTS[name]] as const,
  ),
)('%s: tells that the connection was lost in the body of an error', async (_name, request) => {
  expect(await readVodError(await request?.(urlOf(cutting, '/media')), { locale: 'en' })).toMatchObject({
    code: 'NetworkError',
    status: undefined,
    retryable: true,
    fault: undefined,
  })
})

test.each([
  'network.request is not a function',
  'networkInfo is undefined',
  'networkTimeout is not a function',
])('a bug of the page is no network failure: %s', async (message) => {
  expect(await codeOf(new TypeError(message))).toBeUndefined()
})

test('an adapter that axios lacks is no network failure', async () => {
  expect(await codeOf(Object.assign(new Error('x'), { code: 'ERR_NOT_SUPPORT' }))).toBeUndefined()
})

test.each([
  ['a token of axios before 1.0', { message: 'the page is gone', __CANCEL__: true }],
  ['jQuery', createJqXhr({ status: 0, readyState: 0, statusText: 'abort' })],
  ['jQuery, by beforeSend', createJqXhr({ status: 0, readyState: 0, statusText: 'canceled' })],
  ['axios, by its code', Object.assign(new Error('x'), { name: 'CanceledError' })],
  ['a browser that leaves', Object.assign(new Error('Request aborted'), { code: 'ECONNABORTED' })],
])('%s: is an abort', async (_name, failure) => {
  expect(await codeOf(failure)).toBe('AbortError')
})

test('writes the text in the language of the page, and reads the result again', async () => {
  const error = await readVodError(new TypeError('Failed to fetch'), { locale: 'zh-CN' })
  expect(error?.message).toBe('网络连接失败，请检查网络后重试。')
  expect(await readVodError(error, { locale: 'zh-CN' })).toEqual(error)
})
