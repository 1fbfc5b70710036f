import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import axios from 'axios'
import { JSDOM } from 'jsdom'
import { loadTexts, readVodError } from '../src/index.ts'
import { thrownBy } from './clients/thrown-by.ts'

const emulator = createVodEmulator()
beforeAll(() => emulator.start())
afterAll(() => emulator.stop())

const ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const xml = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n<Code>${code}</Code><Message>x</Message><RequestId>${ID}</RequestId></Error>`
const respond = (status: number, type: string, body: string): Fault => ({
  response: { status, headers: { 'content-type': type }, body },
})

/** Uploads with each client, straight to the emulator's BOS. */
const UPLOADS: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  fetch: (url) => thrownBy(fetch(url, { method: 'PUT', body: 'video' })),
  axios: (url) => thrownBy(axios.put(url, 'video')),
  XMLHttpRequest: (url) => {
    const xhr = new new JSDOM('', { url }).window.XMLHttpRequest()
    return new Promise((resolve) => {
      xhr.onloadend = () => resolve(xhr)
      xhr.open('PUT', url)
      xhr.send('video')
    })
  },
}

async function upload(client: string, fault: Fault) {
  const url = new URL('/vod-emulator/sources/mda-1', emulator.endpoint)
  emulator.failNext(fault)
  const failure = await UPLOADS[client]?.(url.href)
  return await readVodError(failure, { uploadHosts: [url.host], locale: 'en' })
}

describe.each(Object.keys(UPLOADS))('%s', (client) => {
  test.each<[string, Fault, object]>([
    ['JSON', { code: 'NoSuchUpload' }, { code: 'NoSuchUpload', status: 404, retryable: false }],
    [
      'XML',
      respond(400, 'application/xml', xml('EntityTooLarge')),
      { code: 'EntityTooLarge', status: 400, requestId: ID },
    ],
    ['a qualified code', { code: 'BosException.NoSuchKey', status: 404 }, { code: 'NoSuchKey', status: 404 }],
    [
      'an expired URL',
      { code: 'RequestExpired' },
      { code: 'IllegalMediaSessionKey', retryable: false, fault: 'caller' },
    ],
    [
      'an expired URL, as BOS says it',
      respond(403, 'application/xml', xml('RequestExpired')),
      { code: 'IllegalMediaSessionKey', status: 403, retryable: false, fault: 'caller' },
    ],
    [
      'a refused signature',
      respond(403, 'application/xml', xml('SignatureDoesNotMatch')),
      { code: 'SignatureDoesNotMatch', status: 403, retryable: false },
    ],
    [
      'a new code',
      { code: 'SlowDown', status: 503 },
      { code: 'SlowDown', status: 503, retryable: true, fault: 'service' },
    ],
    [
      'no body, 403',
      { transport: 'empty', status: 403 },
      { code: 'AccessDenied', status: 403, retryable: false },
    ],
    [
      'no body, 400',
      { transport: 'empty', status: 400 },
      { code: 'UpstreamFailed', status: 400, retryable: false },
    ],
    [
      'no body, 502',
      { transport: 'empty', status: 502 },
      { code: 'UpstreamInvalidResponse', retryable: true },
    ],
    ['a page', { transport: 'html', status: 502 }, { code: 'UpstreamInvalidResponse', retryable: true }],
    [
      'a wait',
      { response: { status: 503, headers: { 'retry-after': '9' } } },
      { retryAfter: 9, retryable: true },
    ],
  ])('%s', async (_name, fault, expected) => {
    const error = await upload(client, fault)
    expect(error).toMatchObject(expected)
    const { codes, unknown } = await loadTexts('en')
    expect([...Object.values(codes), ...Object.values(unknown)]).toContain(error?.message)
  })
})

test.each(['https://vod-bj.bj.bcebos.com/sources/mda-1', 'https://bj.bcebos.com/bucket/key'])(
  'recognizes %s as BOS',
  async (url) => {
    const response = new Response('{"code":"AccessDenied","message":"vendor text","requestId":"r-1"}', {
      status: 403,
    })
    Object.defineProperty(response, 'url', { value: url })
    expect((await readVodError(response))?.message).not.toBe('vendor text')
  },
)

test.each(['https://notbcebos.com/x', 'https://bcebos.com.example.com/x', 'https://example.com/bcebos.com/'])(
  'does not take %s for BOS',
  async (url) => {
    const response = new Response('{"code":"AccessDenied","message":"the text","requestId":"r-1"}', {
      status: 403,
    })
    Object.defineProperty(response, 'url', { value: url })
    expect((await readVodError(response))?.message).toBe('the text')
  },
)

test("reads the error of VOD's web upload SDK", async () => {
  const failure = { status_code: 404, message: 'vendor text', code: 'NoSuchUpload', request_id: ID }
  expect(await readVodError(failure, { locale: 'en' })).toMatchObject({
    code: 'NoSuchUpload',
    status: 404,
    requestId: ID,
    message: (await loadTexts('en')).codes.NoSuchUpload,
  })
  expect(await readVodError({ status_code: 403, message: {} })).toMatchObject({
    code: 'AccessDenied',
    status: 403,
  })
})

test.each(Object.keys(UPLOADS))('%s: a successful upload is no error', async (client) => {
  expect(await upload(client, respond(200, 'text/plain', ''))).toBeUndefined()
})

test.each(['https://b.oss-cn-beijing.aliyuncs.com/k', 'https://s3.amazonaws.com/k'])(
  'does not take the XML of %s for that of BOS',
  async (url) => {
    const response = new Response(xml('AccessDenied'), { status: 403 })
    Object.defineProperty(response, 'url', { value: url })
    expect(await readVodError(response)).toBeUndefined()
  },
)

test.each([
  ['its baseURL', { config: { baseURL: 'https://b.bj.bcebos.com', url: '/k' } }],
  ['its baseURL, not used', { config: { baseURL: 'https://example.com', url: 'https://b.bj.bcebos.com/k' } }],
])('recognizes BOS in an error of axios by %s', async (_name, { config }) => {
  const data = { code: 'NoSuchUpload', message: 'vendor text', requestId: ID }
  const failure = Object.assign(new Error('x'), { config, response: { status: 404, data } })
  expect(await readVodError(failure, { locale: 'en' })).toMatchObject({
    code: 'NoSuchUpload',
    message: (await loadTexts('en')).codes.NoSuchUpload,
  })
})

test.each([
  ['a media item', { name: 'A film', url: 'https://b.bj.bcebos.com/a.m3u8' }],
  ['an error of a player', { type: 'networkError', fatal: true, url: 'https://b.bj.bcebos.com/a.m3u8' }],
])('%s with a URL of BOS is no failed upload', async (_name, value) => {
  expect(await readVodError(value)).toBeUndefined()
})

test.each(['at', 'hasOwn'])('needs no %s, which browsers of 2020 lack', async (name) => {
  const owner = name === 'at' ? Array.prototype : Object
  const restore = Object.getOwnPropertyDescriptor(owner, name) ?? {}
  Reflect.deleteProperty(owner, name)
  const error = await readVodError(
    { status_code: 404, message: '', code: 'NoSuchUpload' },
    { locale: 'zh-CN' },
  )
  Object.defineProperty(owner, name, restore)
  expect(error?.message).toBe((await loadTexts('zh-CN')).codes.NoSuchUpload)
})
