import type { VodErrorHandlerOptions } from '../../src/index.ts'
import { NOT_FOUND, respond, untyped } from '../respond.ts'
import { captureStderr } from '../stderr.ts'

const printed = captureStderr()

const STALE = [
  'accept-ranges',
  'age',
  'cdn-cache-control',
  'cloudflare-cdn-cache-control',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-location',
  'content-md5',
  'content-range',
  'digest',
  'edge-control',
  'etag',
  'expires',
  'last-modified',
  'location',
  'netlify-cdn-cache-control',
  'pragma',
  'refresh',
  'repr-digest',
  'retry-after',
  'surrogate-control',
  'trailer',
  'transfer-encoding',
  'vercel-cdn-cache-control',
  'x-accel-expires',
  'x-accel-redirect',
  'x-bce-request-id',
  'x-litespeed-cache-control',
  'x-sendfile',
]

const KEPT = [
  'access-control-allow-origin',
  'set-cookie',
  'strict-transport-security',
  'x-request-id',
  'link',
]

const INVALID_RESPONSES: readonly [string, object][] = [
  ['an invalid status', { status: 200 }],
  ['a body that is not a string', { body: 7 }],
  ['no headers', { headers: null }],
  ['a header that is not a string', { headers: { 'x-a': 7 } }],
  ['an illegal header name', { headers: { 'a b': 'c' } }],
  ['an illegal header value', { headers: { 'x-a': 'a\r\nb' } }],
  ['an illegal name in vary', { headers: { vary: 'x-a, a b' } }],
]

test.each(STALE)('removes the header %s of the abandoned success, unless the app keeps it', async (name) => {
  const { isStale } = await respond(NOT_FOUND)
  const kept = await respond(NOT_FOUND, { keepHeaders: [name.toUpperCase()] })
  expect([isStale(name), kept.isStale(name)]).toEqual([true, false])
})

test.each(KEPT)('keeps the header %s of the app', async (name) => {
  const { isStale } = await respond(NOT_FOUND)
  expect(isStale(name)).toBe(false)
})

test.each<[VodErrorHandlerOptions, string]>([
  [{}, 'Accept, Accept-Language'],
  [{ format: 'vod' }, 'Accept-Language'],
  [{ format: 'problem' }, 'Accept-Language'],
  [{ beforeSend: (draft) => ({ ...draft, headers: { VARY: 'X-Site' } }) }, 'Accept, Accept-Language, X-Site'],
  [
    { beforeSend: (draft) => ({ ...draft, headers: { vary: ',Accept , X-Site,, X-Site' } }) },
    'Accept, Accept-Language, X-Site',
  ],
  [{ beforeSend: (draft) => ({ ...draft, headers: {} }) }, 'Accept, Accept-Language'],
  [{ beforeSend: (draft) => ({ ...draft, headers: { vary: '' } }) }, 'Accept, Accept-Language'],
])('with options %p, varies by %s', async (options, vary) => {
  const { response } = await respond(NOT_FOUND, options)
  expect(response.headers['vary']).toBe(vary)
})

test.each(INVALID_RESPONSES)('keeps the response if beforeSend returns %s', async (_name, part) => {
  const { response } = await respond(
    NOT_FOUND,
    untyped({ beforeSend: (draft: object) => ({ ...draft, ...part }) }),
  )
  expect(response).toEqual((await respond(NOT_FOUND)).response)
  expect(printed()).toHaveLength(1)
})

test('drops hop-by-hop headers that beforeSend sets', async () => {
  const headers = {
    Connection: 'close',
    'keep-alive': 'timeout=5',
    'proxy-connection': 'close',
    'http2-settings': 'AAMAAABk',
    te: 'trailers',
    upgrade: 'h2c',
    'content-length': '1',
    trailer: 'x-a',
    'transfer-encoding': 'chunked',
  }
  const { response } = await respond(NOT_FOUND, { beforeSend: (draft) => ({ ...draft, headers }) })
  expect(response.headers).toEqual({ vary: 'Accept, Accept-Language' })
})

test('reports the status that beforeSend sets', async () => {
  const onError = jest.fn()
  await respond(NOT_FOUND, { onError, beforeSend: (draft) => ({ ...draft, status: 410 }) })
  expect(onError.mock.calls[0]?.[0].record).toMatchObject({ status: 410, upstreamStatus: undefined })
})
