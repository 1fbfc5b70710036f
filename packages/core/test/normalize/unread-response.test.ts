import { Readable } from 'node:stream'
import { createResponder } from '../../src/host.ts'
import { readVodError, VodError } from '../../src/index.ts'
import { ADAPTER, REQUEST } from '../adapter.ts'
import {
  axiosError,
  BODY,
  FOUND,
  REQUEST_ID,
  response,
  undiciResponse,
  VOD_HEADERS,
  VOD_URL,
} from './unread-responses.ts'

test('an unread response is read, whatever the global Promise is', async () => {
  const { Promise: native } = globalThis
  globalThis.Promise = class extends native<unknown> {} as PromiseConstructor
  const pending = createResponder(ADAPTER, { logger: false }).respond(
    response(BODY, { url: VOD_URL }),
    REQUEST,
  )
  globalThis.Promise = native
  expect(await pending).toMatchObject({ status: 404 })
})

const UNREAD_RESPONSES: readonly [string, () => unknown][] = [
  ['fetch, by its header', () => response(BODY, { headers: VOD_HEADERS })],
  ['fetch, by its host', () => response(BODY, { url: VOD_URL })],
  [
    'node-fetch',
    () => ({ status: 404, headers: new Headers(VOD_HEADERS), bodyUsed: false, body: Readable.from([BODY]) }),
  ],
  ['undici', () => undiciResponse(Readable.from([BODY]))],
  ['undici, as a cause', () => new Error('reading media', { cause: undiciResponse(Readable.from([BODY])) })],
  [
    'ky',
    () =>
      Object.assign(new Error('404'), {
        request: { url: VOD_URL },
        response: response(BODY, { url: VOD_URL }),
      }),
  ],
  ['axios, by its header', () => axiosError(Readable.from([BODY]), { url: '/v2/medias/mda-1' }, VOD_HEADERS)],
  ['axios, by its URL', () => axiosError(Readable.from([BODY]), { url: VOD_URL })],
  [
    'axios, by its base URL',
    () =>
      axiosError(Readable.from([BODY]), {
        url: '/v2/medias/mda-1',
        baseURL: 'https://vod.bj.baidubce.com',
      }),
  ],
  ['axios with the adapter of fetch', () => axiosError(new Blob([BODY]).stream(), { url: VOD_URL })],
  [
    'a body in chunks that split a character',
    () => undiciResponse(Readable.from([...Buffer.from(BODY)].map((byte) => Buffer.of(byte)))),
  ],
]

describe('reads the unread body of', () => {
  test.each(UNREAD_RESPONSES)('%s', async (_name, make) => {
    const thrown = make()
    const error = await readVodError(thrown)
    expect(error).toMatchObject(FOUND)
    expect(error?.cause).toBe(thrown)
  })

  test.each<[string, (body: string) => unknown]>([
    ['fetch', (body) => response(body, { url: VOD_URL })],
    ['axios', (body) => axiosError(Readable.from([body]), { url: VOD_URL })],
    [
      'axios with a base URL',
      (body) => axiosError(Readable.from([body]), { url: '/v2', baseURL: 'https://vod.bj.baidubce.com' }),
    ],
  ])('%s, if only the host proves that it came from VOD', async (_name, make) => {
    const body = JSON.stringify({ code: 'MediaNotFound', message: 'x' })
    await expect(readVodError(make(body))).resolves.toMatchObject({
      code: 'MediaNotFound',
      upstreamStatus: 404,
    })
  })

  test('a response from a host of the option', async () => {
    const thrown = () => response(BODY, { url: 'http://vod.internal/v2/medias/mda-1' })
    await expect(readVodError(thrown(), { hosts: ['vod.internal'] })).resolves.toMatchObject(FOUND)
    await expect(readVodError(thrown())).resolves.toBeUndefined()
  })
})

describe('does not read the response of another API', () => {
  test.each<[string, () => Response]>([
    ['of another host', () => response(BODY, { url: 'https://users.internal/1' })],
    [
      'of another host, with a forged header',
      () => response(BODY, { url: 'https://users.internal/1', headers: VOD_HEADERS }),
    ],
    ['of no host', () => response(BODY)],
    ['with a header that is no request id', () => response(BODY, { headers: { 'x-bce-request-id': 'a b' } })],
  ])('%s', async (_name, make) => {
    const thrown = make()
    await expect(readVodError(thrown)).resolves.toBeUndefined()
    expect(thrown.bodyUsed).toBe(false)
  })
})

test('prefers a nearer VOD error to an unread response in its cause', async () => {
  const sdk = { status_code: 403, code: 'AccessDenied', message: 'x', request_id: REQUEST_ID }
  const thrown = { ...sdk, cause: undiciResponse(Readable.from([BODY])) }
  await expect(readVodError(thrown)).resolves.toMatchObject({ code: 'AccessDenied', upstreamStatus: 403 })
})

test('does not read values that only resemble a response', async () => {
  const request = new Request(VOD_URL, { method: 'POST', body: BODY })
  await expect(readVodError(request)).resolves.toBeUndefined()
  expect(request.bodyUsed).toBe(false)
  const body = Readable.from([BODY])
  await expect(readVodError({ bodyUsed: false, url: VOD_URL, body })).resolves.toBeUndefined()
  expect(body.destroyed).toBe(false)
})

test('normalizes other values like toVodError', async () => {
  const vodError = new VodError({ upstreamCode: 'MediaNotFound', upstreamStatus: 404, message: 'x' })
  await expect(readVodError(vodError)).resolves.toBe(vodError)
  await expect(readVodError(JSON.parse(BODY))).resolves.toMatchObject({
    code: 'MediaNotFound',
    requestId: REQUEST_ID,
  })
  await expect(readVodError(axiosError(JSON.parse(BODY), { url: VOD_URL }))).resolves.toMatchObject(FOUND)
  await expect(readVodError(new Error('x'))).resolves.toBeUndefined()
})

test('rejects invalid hosts', async () => {
  await expect(readVodError(new Error('x'), { hosts: 'vod.internal' as never })).rejects.toThrow(TypeError)
})
