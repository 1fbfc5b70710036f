import { problemWith } from '../src/load/check-response.ts'
import { judgeResponse } from '../src/load/judge-response.ts'
import type { BffResponse } from '../src/load/request-bff.ts'

const ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const TEXT = `{"requestId":"${ID}","code":"MediaNotFound","message":"This video doesn't exist or was deleted."}`
const GOOD: BffResponse = {
  status: 404,
  text: TEXT,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(TEXT.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-language': 'en',
    'x-bce-request-id': ID,
  },
  took: 1,
}
const NOT_FOUND = { code: 'MediaNotFound', hasVodId: true } as const

test('accepts the documented response', () => {
  expect(problemWith(GOOD, NOT_FOUND)).toBeUndefined()
  expect(judgeResponse('mda-missing-1', GOOD)).toBe('VOD')
})

test.each<[string, Partial<BffResponse>, string]>([
  ['another status', { status: 500 }, 'status 500'],
  ['another code', { text: TEXT.replace('MediaNotFound', 'MediaBanned') }, 'body'],
  ['an extra key', { text: TEXT.replace('{', '{"stack":"",') }, 'body'],
  ['no requestId', { text: TEXT.replace(ID, '') }, 'content-length'],
  ['a body that is not JSON', { text: 'Not Found' }, 'body'],
  ['another content-length', { headers: { ...GOOD.headers, 'content-length': '1' } }, 'content-length: 1'],
  ['another id in the header', { headers: { ...GOOD.headers, 'x-bce-request-id': 'x' } }, 'x-bce-request-id'],
  ['no cache-control', { headers: { ...GOOD.headers, 'cache-control': undefined } }, 'cache-control'],
])('rejects %s', (_what, change, problem) => {
  expect(problemWith({ ...GOOD, ...change }, NOT_FOUND)).toContain(problem)
  expect(judgeResponse('mda-missing-1', { ...GOOD, ...change })).toBe('wrong')
})

test('rejects a VOD request id if VOD sent none', () => {
  expect(problemWith(GOOD, { ...NOT_FOUND, hasVodId: false })).toContain('x-bce-request-id')
})
