import { type BffResponse, judgeResponse, problemWith } from '../src/soak/check-response.ts'
import { Records } from '../src/soak/records.ts'
import type { Row } from '../src/soak/row.ts'
import { HEAP_NOISE, heapRows } from '../src/soak/storm.ts'

const ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const redOf = (rows: readonly Row[]) => rows.filter(({ isRed }) => isRed).map(({ figure }) => figure)

describe('the check of a response', () => {
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
    [
      'another id in the header',
      { headers: { ...GOOD.headers, 'x-bce-request-id': 'x' } },
      'x-bce-request-id',
    ],
    ['no cache-control', { headers: { ...GOOD.headers, 'cache-control': undefined } }, 'cache-control'],
  ])('rejects %s', (_what, change, problem) => {
    expect(problemWith({ ...GOOD, ...change }, NOT_FOUND)).toContain(problem)
    expect(judgeResponse('mda-missing-1', { ...GOOD, ...change })).toBe('wrong')
  })

  test('rejects a VOD request id if VOD sent none', () => {
    expect(problemWith(GOOD, { ...NOT_FOUND, hasVodId: false })).toContain('x-bce-request-id')
  })
})

describe('the records', () => {
  /** What each source has seen: `response mda-missing-1 a`, with the id at the end. */
  const problemsOf = (seen: string) => {
    const records = new Records()
    for (const each of seen.split(', ')) {
      const [source = '', mediaId = '', id = ''] = each.split(' ')
      if (source === 'response' || source === 'call' || source === 'line') records.add(source, mediaId, id)
    }
    return records.problems()
  }

  test.each([
    ['the same id everywhere', 'response mda-broken-1 a, call mda-broken-1 a, line mda-broken-1 a'],
    ['no line for a caller fault', 'response mda-missing-1 a, call mda-missing-1 a'],
    [
      'an own id if VOD sent none',
      'response mda-cut-1 a, call mda-cut-1 b, call mda-cut-1 b, line mda-cut-1 a',
    ],
  ])('accept %s', (_what, seen) => {
    expect(problemsOf(seen)).toEqual([])
  })

  test.each([
    ['no id', 'response mda-missing-1, call mda-missing-1 a'],
    [
      'used twice',
      'response mda-missing-1 a, call mda-missing-1 a, response mda-missing-2 a, call mda-missing-2 a',
    ],
    ['different from the call', 'response mda-missing-1 a, call mda-missing-1 b'],
    ['different from the log line', 'response mda-broken-1 a, call mda-broken-1 a, line mda-broken-1 b'],
    ['not seen exactly once', 'call mda-missing-1 a'],
    ['not seen exactly once', 'response mda-missing-1 a'],
    ['not seen exactly once', 'response mda-broken-1 a, call mda-broken-1 a'],
    ['not seen exactly once', 'response mda-missing-1 a, call mda-missing-1 a, call mda-missing-1 a'],
    ['not seen exactly once', 'response mda-missing-1 a, call mda-missing-1 a, line mda-missing-1 a'],
  ])('find what is %s: %s', (problem, seen) => {
    expect(problemsOf(seen)).toEqual([expect.stringContaining(problem)])
  })
})

test('the heap is red if it grows, if a socket collects listeners, or without samples', () => {
  const samples = (step: number, mostSocketListeners = 9) =>
    Array.from({ length: 30 }, (_each, index) => ({
      heapUsed: (20 + index * step) * 1_048_576,
      mostSocketListeners,
    }))
  expect(redOf(heapRows('Koa', samples(0)))).toEqual([])
  expect(redOf(heapRows('Koa', samples(HEAP_NOISE / 10)))).toEqual([
    'Koa, MiB of heap growth, first to last third',
  ])
  expect(redOf(heapRows('Koa', samples(0, 100)))).toEqual(['Koa, most listeners on one socket'])
  expect(redOf(heapRows('Koa', []))).toContain('Koa, MiB of heap growth, first to last third')
})
