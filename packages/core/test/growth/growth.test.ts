import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createResponder } from '../../src/host.ts'
import { CATALOG, type VodErrorHandlerOptions } from '../../src/index.ts'
import { ADAPTER, REQUEST } from '../adapter.ts'
import { SDK } from '../normalize/media-not-found.ts'
import { aggregateOf, axiosError, bodyOf, causesAbove, causesBelow, languagesOf, textOf } from './inputs.ts'
import { leastGrowth, respondTo, type Task } from './respond-repeatedly.ts'

const KIB = 1024
const MIB = 1024 * KIB
const CODES = Object.keys(CATALOG)

/** Node has no other way to get at it in a running process. */
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Sixteen times the input may cost sixteen times as much: quadratic would be 256 times. */
const LINEAR = 16
/** What is larger is not read: ten times the input may not cost twice as much. */
const FLAT = 2

/** An input that grows: from which size to which, and how many times as much the larger may cost. */
type Case = readonly [what: string, make: (size: number) => Task, from: number, to: number, most: number]

const thrown = (make: (size: number) => unknown) => (size: number) =>
  respondTo(make(size), { createResponder, options: { unhandled: 'respond' } })
const withOptions = (make: (count: number) => VodErrorHandlerOptions) => (count: number) =>
  respondTo(SDK, { createResponder, options: make(count) })

const htmlPage = thrown((bytes) => ({ status_code: 502, message: '<p>Gateway</p>'.repeat(bytes / 14) }))
const jsonMessage = thrown((bytes) => ({ status_code: 404, message: JSON.stringify(bodyOf(bytes)) }))
const longMessage = thrown((bytes) => ({ ...SDK, message: textOf(bytes) }))
const parsedBody = thrown((bytes) => axiosError(bodyOf(bytes)))
const textBody = thrown((bytes) => axiosError(JSON.stringify(bodyOf(bytes))))
const bufferBody = thrown((bytes) => axiosError(Buffer.from(JSON.stringify(bodyOf(bytes)))))
const acceptLanguage = (bytes: number) => respondTo(SDK, { createResponder, language: languagesOf(bytes) })
const messages = withOptions((count) => ({
  messages: Object.fromEntries(
    ['MediaNotFound', ...CODES].slice(0, count).map((code) => [code, `A ${code}.`]),
  ),
}))
/** Well-formed tags of languages that do not exist. */
const locales = withOptions((count) => ({
  locales: Array.from({ length: count }, (_item, index) => ({
    locale: `q${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}`,
    fallback: 'en',
  })),
}))

const CASES: readonly Case[] = [
  ['an HTML page', htmlPage, KIB, 10 * MIB, FLAT],
  ['JSON text as the message', jsonMessage, KIB, 16 * KIB, LINEAR],
  ['JSON text as the message', jsonMessage, MIB, 10 * MIB, FLAT],
  ['a long message', longMessage, 16 * KIB, 10 * MIB, FLAT],
  ['a parsed body', parsedBody, 16 * KIB, 10 * MIB, FLAT],
  ['a body as text', textBody, KIB, 16 * KIB, LINEAR],
  ['a body as text', textBody, MIB, 10 * MIB, FLAT],
  ['a body as a Buffer', bufferBody, KIB, 16 * KIB, LINEAR],
  ['a body as a Buffer', bufferBody, MIB, 10 * MIB, FLAT],
  ['causes below the VOD error', thrown(causesBelow), 100, 1000, FLAT],
  ['causes above the VOD error', thrown(causesAbove), 1, 16, LINEAR],
  ['causes above the VOD error', thrown(causesAbove), 100, 1000, FLAT],
  ['errors of an AggregateError', thrown(aggregateOf), 1, 16, LINEAR],
  ['errors of an AggregateError', thrown(aggregateOf), 100, 1000, FLAT],
  ['Accept-Language', acceptLanguage, KIB, 14 * KIB, FLAT],
  ['messages of the app', messages, 1, CODES.length, FLAT],
  ['languages of the app', locales, 1, 100, FLAT],
  ['the catalog', withCatalogOf, 1, 100, FLAT],
]

/** The catalog is no option but data: core is loaded anew with that many copies of each row. */
function withCatalogOf(copies: number): Task {
  const rows = Object.entries(CATALOG)
  const names = (code: string) => Array.from({ length: copies - 1 }, (_item, index) => `${code}Copy${index}`)
  const grown = Object.fromEntries(
    rows.flatMap(([code, row]) => [code, ...names(code)].map((name) => [name, row])),
  )
  const path = '../../src/catalog/catalog.ts'
  let task: Task = () => {}
  jest.isolateModules(() => {
    jest.doMock(path, () => ({ ...jest.requireActual<object>(path), CATALOG: grown }))
    task = respondTo(SDK, jest.requireActual('../../src/host.ts'))
    const { CATALOG: loaded } = jest.requireActual<{ CATALOG: object }>('../../src/index.ts')
    expect(Object.keys(loaded)).toHaveLength(CODES.length * copies)
  })
  jest.dontMock(path)
  return task
}

test.each(CASES)('an error costs no more than it may with more of: %s', (...[, make, from, to, most]) => {
  const { time, bytes } = leastGrowth(make(from), make(to), most)
  expect(time).toBeLessThan(most)
  expect(bytes).toBeLessThan(most)
})

test.each(CASES)('the response is exactly as long with more of: %s', async (...[, make, from, to]) => {
  const [small, large] = [await make(from)(), await make(to)()]
  expect(small?.body.length).toBeGreaterThan(0)
  expect(large?.body.length).toBe(small?.body.length)
})

test('ten thousand different errors leave nothing in memory', () => {
  const { respond } = createResponder(ADAPTER, { logger: false, onError: ({ record }) => void record })
  const heapAfter = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const text = `Not found: ${index}`
      const thrown = {
        ...SDK,
        request_id: `id-${index}`,
        code: `Code${index}`,
        cause: new Error(text),
        message: text,
      }
      respond(thrown, { ...REQUEST, headers: { 'accept-language': `en;q=0.${index}` } })
    }
    collectGarbage()
    return getHeapStatistics().used_heap_size
  }
  // Fills the caches, all of which are bounded.
  const before = heapAfter(0, 5_000)
  expect((heapAfter(5_000, 15_000) - before) / 10_000).toBeLessThan(50)
})
