import type { Reply } from '../src/load/ask.ts'
import { wrongWith } from '../src/load/check-answer.ts'
import { judgeAnswer } from '../src/load/judge-answer.ts'

const ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const TEXT = `{"requestId":"${ID}","code":"MediaNotFound","message":"This video doesn't exist or was deleted."}`
const GOOD: Reply = {
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

test('finds nothing wrong with the documented answer', () => {
  expect(wrongWith(GOOD, NOT_FOUND)).toBeUndefined()
  expect(judgeAnswer('mda-missing-1', GOOD)).toBe('VOD')
})

test.each<[string, Partial<Reply>, string]>([
  ['another status', { status: 500 }, 'status 500'],
  ['another code', { text: TEXT.replace('MediaNotFound', 'MediaBanned') }, 'body'],
  ['one key more', { text: TEXT.replace('{', '{"stack":"",') }, 'body'],
  ['no requestId', { text: TEXT.replace(ID, '') }, 'content-length'],
  ['no JSON', { text: 'Not Found' }, 'body'],
  ['another content-length', { headers: { ...GOOD.headers, 'content-length': '1' } }, 'content-length: 1'],
  ['another id in the header', { headers: { ...GOOD.headers, 'x-bce-request-id': 'x' } }, 'x-bce-request-id'],
  ['no cache-control', { headers: { ...GOOD.headers, 'cache-control': undefined } }, 'cache-control'],
])('finds wrong: %s', (_what, change, complaint) => {
  expect(wrongWith({ ...GOOD, ...change }, NOT_FOUND)).toContain(complaint)
  expect(judgeAnswer('mda-missing-1', { ...GOOD, ...change })).toBe('wrong')
})

test('finds an id of VOD’s wrong where VOD gave none', () => {
  expect(wrongWith(GOOD, { ...NOT_FOUND, hasVodId: false })).toContain('x-bce-request-id')
})
