import type { VodErrorHandlerOptions } from '../../src/index.ts'
import { REQUEST } from '../adapter.ts'
import { CALLER, createRespond, plainLogger, SERVICE, sdkRejection } from './respond-to.ts'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

/** Responds to each value, and returns the lines that were logged at once, and those of the end of the second. */
function logStorm(thrown: readonly unknown[], options: VodErrorHandlerOptions): [string[], string[]] {
  const { lines, logger } = plainLogger()
  const respond = createRespond({ logger, ...options })
  for (const each of thrown) respond(each, REQUEST)
  jest.advanceTimersByTime(999)
  const atOnce = lines.splice(0)
  jest.advanceTimersByTime(1)
  return [atOnce, lines]
}

const times = (count: number, thrown: unknown) => Array.from({ length: count }, () => thrown)

test('logs every error by default', () => {
  const [atOnce, atEnd] = logStorm(times(50, CALLER), {})
  expect([atOnce.length, atEnd.length]).toEqual([50, 0])
})

test('logs the first errors of a code in a second, then counts the others at their level', () => {
  const storm = [...times(12, CALLER), ...times(3, SERVICE), ...times(4, CALLER)]
  const [atOnce, atEnd] = logStorm(storm, { logSampling: { perSecond: 2 } })
  expect(atOnce.map((line) => line.split(',')[0])).toEqual([
    ...times(2, 'info: VOD error MediaNotFound'),
    ...times(2, 'error: VOD error InternalError'),
  ])
  expect(atEnd).toEqual([
    'info: VOD errors MediaNotFound: 14 more in the last second {"code":"MediaNotFound","count":14}',
    'error: VOD errors InternalError: 1 more in the last second {"code":"InternalError","count":1}',
  ])
})

test('prints no count if all errors were logged, and begins anew each second', () => {
  const { lines, logger } = plainLogger()
  const respond = createRespond({ logger, logSampling: { perSecond: 1 } })
  for (let second = 0; second < 3; second++) {
    respond(CALLER, REQUEST)
    jest.advanceTimersByTime(1_000)
  }
  expect(lines).toHaveLength(3)
  expect(jest.getTimerCount()).toBe(0)
})

test('counts all unknown codes together, so that invented ones do not fill the log', () => {
  const storm = Array.from({ length: 90 }, (_item, index) => sdkRejection(`Invented${index}`, 500))
  const [atOnce, atEnd] = logStorm(storm, { logSampling: { perSecond: 5 } })
  expect(atOnce.filter((line) => line.includes('VOD error '))).toHaveLength(5)
  expect(atEnd).toEqual([expect.stringMatching(/^error: VOD errors with an unknown code: 85 more/)])
})

test('counts other errors that get a response, too', () => {
  const storm = times(9, new Error('The database is down'))
  const [atOnce, atEnd] = logStorm(storm, { logSampling: { perSecond: 2 }, unhandled: 'respond' })
  expect([atOnce.length, atEnd.length]).toEqual([2, 1])
})

test('counts other errors apart from VOD errors with the same code', () => {
  const storm = [...times(3, new Error('bug')), ...times(2, SERVICE)]
  const [atOnce, atEnd] = logStorm(storm, { logSampling: { perSecond: 1 }, unhandled: 'respond' })
  expect(atOnce.map((line) => line.split(',')[0])).toEqual([
    'error: Other error InternalError',
    'error: VOD error InternalError',
  ])
  expect(atEnd.map((line) => line.split(' in ')[0])).toEqual([
    'error: Other errors InternalError: 2 more',
    'error: VOD errors InternalError: 1 more',
  ])
})

test('writes the counts when the process exits before the second is over, with one listener for all', () => {
  const count = process.listenerCount('exit')
  const handlers = Array.from({ length: 12 }, () => plainLogger())
  for (const { logger } of handlers) {
    const respond = createRespond({ logger, logSampling: { perSecond: 1 } })
    for (const each of times(4, SERVICE)) respond(each, REQUEST)
  }
  expect(process.listenerCount('exit') - count).toBeLessThan(2)
  jest.runAllTicks()
  process.emit('exit', 0)
  for (const { lines } of handlers) expect(lines.at(-1)).toContain('InternalError: 3 more in the last second')
})

test('counts the levels of a code apart, so that lines that the logger drops hide no others', () => {
  // For VOD, 403 makes InvalidRequest an operator fault.
  const storm = [400, 400, 400, 403, 403, 403].map((status) => sdkRejection('InvalidRequest', status))
  const [atOnce, atEnd] = logStorm(storm, { logSampling: { perSecond: 1 } })
  expect(atOnce.map((line) => line.split(',')[0])).toEqual([
    'info: VOD error InvalidRequest',
    'error: VOD error InvalidRequest',
  ])
  expect(atEnd.map((line) => line.split(' in ')[0])).toEqual([
    'info: VOD errors InvalidRequest: 2 more',
    'error: VOD errors InvalidRequest: 2 more',
  ])
})

test('passes every error to `onError`', () => {
  const onError = jest.fn()
  logStorm(times(20, CALLER), { logSampling: { perSecond: 2 }, onError })
  expect(onError).toHaveBeenCalledTimes(20)
})

test('passes the count to pino as fields', () => {
  const calls: unknown[][] = []
  const log = (...args: unknown[]) => void calls.push(args)
  const logger = { info: log, warn: log, error: log, child: log, bindings: log }
  const respond = createRespond({ logger, logSampling: { perSecond: 1 } })
  for (const each of times(3, CALLER)) respond(each, REQUEST)
  jest.advanceTimersByTime(1_000)
  expect(calls.at(-1)).toEqual([{ code: 'MediaNotFound', count: 2 }, expect.stringContaining('2 more')])
})

test.each([
  ['a number', 10, 'an object such as { perSecond: 10 }, got 10'],
  ['nothing', {}, 'a positive integer, got undefined'],
  ['none', { perSecond: 0 }, 'a positive integer, got 0'],
  ['a fraction', { perSecond: 0.5 }, 'a positive integer, got 0.5'],
  ['a misspelling', { perSec: 1 }, 'an object with only perSecond, got'],
])('refuses %s', (_name, logSampling, message) => {
  expect(() => createRespond({ logSampling })).toThrow(message)
})
