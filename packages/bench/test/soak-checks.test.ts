import { type BffResponse, judgeResponse, problemWith } from '../src/soak/check-response.ts'
import { Records } from '../src/soak/records.ts'
import { MAX_RECOVERY, type Observation, observationRows } from '../src/soak/recovery.ts'
import type { Row } from '../src/soak/row.ts'
import { HEAP_NOISE, heapRows } from '../src/soak/storm.ts'

const ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const OTHER = '11111111-5fd8-4f42-a795-bb51c8cf5c6a'
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
  type Seen = readonly [source: 'response' | 'call' | 'line', mediaId: string, requestId: string]
  const problemsOf = (...seen: readonly Seen[]) => {
    const records = new Records()
    for (const each of seen) records.add(...each)
    return records.problems()
  }

  test.each<[string, readonly Seen[]]>([
    [
      'the same id everywhere',
      [
        ['response', 'mda-broken-1', ID],
        ['call', 'mda-broken-1', ID],
        ['line', 'mda-broken-1', ID],
      ],
    ],
    [
      'no line for a caller fault',
      [
        ['response', 'mda-missing-1', ID],
        ['call', 'mda-missing-1', ID],
      ],
    ],
    [
      'an own id if VOD sent none',
      [
        ['response', 'mda-cut-1', ID],
        ['call', 'mda-cut-1', OTHER],
        ['call', 'mda-cut-1', OTHER],
        ['line', 'mda-cut-1', ID],
      ],
    ],
  ])('accept %s', (_what, seen) => {
    expect(problemsOf(...seen)).toEqual([])
  })

  test.each<[string, readonly Seen[]]>([
    [
      'no id',
      [
        ['response', 'mda-missing-1', ''],
        ['call', 'mda-missing-1', ID],
      ],
    ],
    [
      'used twice',
      [
        ['response', 'mda-missing-1', ID],
        ['call', 'mda-missing-1', ID],
        ['response', 'mda-missing-2', ID],
        ['call', 'mda-missing-2', ID],
      ],
    ],
    [
      'different from the call',
      [
        ['response', 'mda-missing-1', ID],
        ['call', 'mda-missing-1', OTHER],
      ],
    ],
    [
      'different from the log line',
      [
        ['response', 'mda-broken-1', ID],
        ['call', 'mda-broken-1', ID],
        ['line', 'mda-broken-1', OTHER],
      ],
    ],
    ['not seen exactly once', [['call', 'mda-missing-1', ID]]],
    ['not seen exactly once', [['response', 'mda-missing-1', ID]]],
    [
      'not seen exactly once',
      [
        ['response', 'mda-broken-1', ID],
        ['call', 'mda-broken-1', ID],
      ],
    ],
    [
      'not seen exactly once',
      [
        ['response', 'mda-missing-1', ID],
        ['call', 'mda-missing-1', ID],
        ['call', 'mda-missing-1', ID],
      ],
    ],
    [
      'not seen exactly once',
      [
        ['response', 'mda-missing-1', ID],
        ['call', 'mda-missing-1', ID],
        ['line', 'mda-missing-1', ID],
      ],
    ],
  ])('find what is %s', (problem, seen) => {
    expect(problemsOf(...seen)).toEqual([expect.stringContaining(problem)])
  })
})

describe('a restart', () => {
  const LATE = 2000 + MAX_RECOVERY + 500
  const at = (verdict: Observation['verdict'], sentAt: number): Observation => {
    return { host: 'Koa', verdict, status: verdict === 'VOD' ? 200 : 502, sentAt, receivedAt: sentAt + 5 }
  }
  const red = (...seen: readonly Observation[]) =>
    redOf(observationRows(seen, [{ killedAt: 1000, upAt: 2000 }]))

  test('accepts a BFF that reports VOD as down and recovers with it', () => {
    expect(red(at('VOD', 900), at('down', 1500), at('VOD', 2100))).toEqual([])
  })

  test.each([
    ['no response from VOD comes after it', [at('down', 1500)], 'first response from VOD'],
    ['it comes too late', [at('down', 1500), at('VOD', LATE)], 'first response from VOD'],
    ['calls still fail later', [at('down', 1500), at('VOD', 2100), at('down', LATE)], 'still report'],
    ['the outage was never seen', [at('VOD', 2100)], 'responses that report VOD as down'],
  ])('is red if %s', (_what, seen, figure) => {
    expect(red(...seen).join()).toContain(figure)
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
