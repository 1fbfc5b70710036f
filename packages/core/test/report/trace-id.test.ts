import { readTraceId } from '../../src/report/trace-id.ts'
import { CALLER, recordOf } from './respond-to.ts'

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'

const SPAN_ID = '00f067aa0ba902b7'

const TRACEPARENTS: readonly [string, string | undefined, string | undefined][] = [
  ['a traceparent', `00-${TRACE_ID}-${SPAN_ID}-01`, TRACE_ID],
  ['one that is not sampled', `00-${TRACE_ID}-${SPAN_ID}-00`, TRACE_ID],
  ['a later version with additional fields', `01-${TRACE_ID}-${SPAN_ID}-01-more`, TRACE_ID],
  ['none', undefined, undefined],
  ['an empty one', '', undefined],
  ['only a trace id', TRACE_ID, undefined],
  ['one cut short', `00-${TRACE_ID}`, undefined],
  ['version 00 with additional fields', `00-${TRACE_ID}-${SPAN_ID}-01-more`, undefined],
  ['an impossible version', `ff-${TRACE_ID}-${SPAN_ID}-01`, undefined],
  ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN_ID}-01`, undefined],
  ['a span of zeros', `00-${TRACE_ID}-${'0'.repeat(16)}-01`, undefined],
  ['capitals', `00-${TRACE_ID.toUpperCase()}-${SPAN_ID}-01`, undefined],
  ['two of them', `00-${TRACE_ID}-${SPAN_ID}-01, 00-${TRACE_ID}-${SPAN_ID}-01`, undefined],
  ['a line break', `00-${TRACE_ID}\n-${SPAN_ID}-01`, undefined],
  ['a flood', `00-${'a'.repeat(1_000_000)}-${SPAN_ID}-01`, undefined],
]

test.each(TRACEPARENTS)('reads the trace id of %s', (_name, traceparent, traceId) => {
  expect(readTraceId(traceparent)).toBe(traceId)
})

const API = Symbol.for('opentelemetry.js.api.1')
const OTHER = 'a'.repeat(32)
const TRACEPARENT = `00-${TRACE_ID}-${SPAN_ID}-01`
const boom = () => Reflect.get(Object(null), 'x').y
// jest itself looks into what was global when the tests are over.
let isArmed = true
afterEach(() => Reflect.deleteProperty(globalThis, API))
afterAll(() => {
  isArmed = false
})

/** As `@opentelemetry/api` keeps it: a context that knows its span under a well-known key. */
function apiWith(traceId: unknown) {
  const span = { spanContext: () => ({ traceId, spanId: SPAN_ID, traceFlags: 1 }) }
  const getValue = (key: symbol) => (key === Symbol.for('OpenTelemetry Context Key SPAN') ? span : undefined)
  return { version: '1.9.0', context: { active: () => ({ getValue }) } }
}

test('accepts the trace id of a span that begins with a zero', () => {
  const traceId = `0${'a'.repeat(31)}`
  Reflect.set(globalThis, API, apiWith(traceId))
  expect(readTraceId(undefined)).toBe(traceId)
})

test('prefers the active OpenTelemetry span to traceparent', async () => {
  Reflect.set(globalThis, API, apiWith(OTHER))
  expect(readTraceId(TRACEPARENT)).toBe(OTHER)
  expect(await recordOf(CALLER, { headers: { traceparent: TRACEPARENT } })).toHaveProperty('traceId', OTHER)
})

test.each<[string, unknown]>([
  ['is null', null],
  ['is a text', 'api'],
  ['is empty', {}],
  ['has no active context', { context: { active: () => undefined } }],
  ['has no active span', { context: { active: () => ({ getValue: () => undefined }) } }],
  ['throws on every access', new Proxy({}, { get: () => isArmed && boom() })],
  ['throws from context.active', { context: { active: boom } }],
  ['throws from getValue', { context: { active: () => ({ getValue: boom }) } }],
  ['throws from spanContext', { context: { active: () => ({ getValue: () => ({ spanContext: boom }) }) } }],

  ['has a trace id of zeros', apiWith('0'.repeat(32))],
  ['has a trace id that is too long', apiWith(`x${OTHER}`)],
  ['has a trace id that would break the line', apiWith(`${OTHER}\n[vod-errors] forged`)],
  ['has a trace id that is not a string', apiWith({ toString: () => OTHER })],
])('ignores an OpenTelemetry API that %s', (_name, api) => {
  Reflect.set(globalThis, API, api)
  expect(readTraceId(TRACEPARENT)).toBe(TRACE_ID)
  expect(readTraceId(undefined)).toBeUndefined()
})
