import { type Attributes, SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node'
import { type Fault, SEED } from '@vod-errors/emulator'
import { instrumentVodErrors, type VodErrorsInstrumentation } from '../src/index.ts'
import { type Bff, startBff } from './bff.ts'
import { startTelemetry, type Telemetry } from './telemetry.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

let telemetry: Telemetry
let instrumentation: VodErrorsInstrumentation
let bff: Bff

beforeEach(async () => {
  telemetry = startTelemetry()
  instrumentation = instrumentVodErrors()
  bff = await startBff(telemetry.tracerProvider)
})
afterEach(async () => {
  instrumentation.disable()
  await bff.stop()
  await telemetry.shutdown()
})

async function requestWithFault(fault: Fault): Promise<Response> {
  bff.vod.failNext(fault)
  return bff.getMedia('mda-1')
}

/** The request id that the user sees. */
async function shownId(response: Response): Promise<unknown> {
  return Object(await response.json()).requestId
}

const spansOf = (kind: SpanKind) => telemetry.spans().filter((span) => span.kind === kind)

function onlySpanOf(kind: SpanKind): ReadableSpan {
  const [span, ...others] = spansOf(kind)
  if (!span || others.length > 0) throw new Error(`${others.length + 1} spans of kind ${SpanKind[kind]}`)
  return span
}

const milliseconds = ([seconds, nanoseconds]: readonly [number, number]) =>
  seconds * 1000 + nanoseconds / 1_000_000

test('counts a VOD error by code, response status and fault', async () => {
  await requestWithFault({ code: 'MediaNotFound' })
  await requestWithFault({ code: 'MediaNotFound' })
  await requestWithFault({ code: 'SignatureDoesNotMatch' })
  await requestWithFault({ transport: 'reset', times: 2 })
  const counted = (code: string, status: number, fault: string, value: number) => ({
    attributes: { 'error.type': code, 'http.response.status_code': status, 'vod.fault': fault },
    value,
  })
  expect(await telemetry.points('vod.errors')).toEqual([
    counted('MediaNotFound', 404, 'caller', 2),
    counted('SignatureDoesNotMatch', 400, 'operator', 1),
    counted('UpstreamUnreachable', 502, 'service', 1),
  ])
})

test('writes a failed call as a client span under the span of the request', async () => {
  const began = Date.now()
  await requestWithFault({ code: 'MediaNotFound', requestId: REQUEST_ID })
  const [call, request] = [onlySpanOf(SpanKind.CLIENT), onlySpanOf(SpanKind.SERVER)]
  expect(call.name).toBe('VOD.getMediaResource')
  expect(call.status).toEqual({ code: SpanStatusCode.ERROR })
  expect(call.attributes).toEqual({
    'vod.operation': 'getMediaResource',
    'error.type': 'MediaNotFound',
    'vod.code': 'MediaNotFound',
    'vod.upstream_status': 404,
    'vod.fault': 'caller',
    'vod.request_id': REQUEST_ID,
  })
  expect(call.parentSpanContext?.spanId).toBe(request.spanContext().spanId)
  expect(call.spanContext().traceId).toBe(request.spanContext().traceId)
  expect(milliseconds(call.startTime)).toBeGreaterThanOrEqual(began - 5)
  expect(milliseconds(call.endTime)).toBeLessThanOrEqual(Date.now() + 5)
})

test('leaves the status of a successful call unset, without error.type', async () => {
  await bff.getMedia(SEED.media.published)
  const { status, attributes } = onlySpanOf(SpanKind.CLIENT)
  expect({ status, attributes }).toEqual({
    status: { code: SpanStatusCode.UNSET },
    attributes: { 'vod.operation': 'getMediaResource' },
  })
})

test('gives the span of a call the duration of the call', async () => {
  await bff.getMedia(SEED.media.published)
  const { startTime, endTime } = onlySpanOf(SpanKind.CLIENT)
  const [point] = await telemetry.points('vod.call.duration')
  const { sum } = Object(point?.value)
  expect(milliseconds(endTime) - milliseconds(startTime)).toBeCloseTo(sum * 1000, 2)
})

test('adds the request id that the user sees to the span of the request', async () => {
  const response = await requestWithFault({ code: 'AccountOverdue' })
  const requestId = await shownId(response)
  const { attributes, status } = onlySpanOf(SpanKind.SERVER)
  expect(attributes).toEqual({
    'vod.operation': 'getMediaResource',
    'vod.code': 'AccountOverdue',
    'vod.upstream_code': 'AccountOverdue',
    'vod.upstream_status': 403,
    'vod.fault': 'operator',
    'vod.request_id': requestId,
  })
  expect(status).toEqual({ code: SpanStatusCode.UNSET })
})

test('records durations in seconds, by operation and error.type', async () => {
  await bff.getMedia(SEED.media.published)
  await bff.getMedia(SEED.media.published)
  await requestWithFault({ code: 'InternalError' })
  const points = await telemetry.points('vod.call.duration')
  expect(points.map(({ attributes, value }) => ({ attributes, count: Object(value).count }))).toEqual([
    { attributes: { 'vod.operation': 'getMediaResource' }, count: 2 },
    { attributes: { 'vod.operation': 'getMediaResource', 'error.type': 'InternalError' }, count: 1 },
  ])
  for (const { value } of points) expect(Object(value).sum).toBeLessThan(5)
})

test('puts unknown codes on spans, but not on metrics', async () => {
  await requestWithFault({ code: 'BrandNew', status: 422 })
  const { attributes } = onlySpanOf(SpanKind.CLIENT)
  expect(attributes).toMatchObject({ 'error.type': '_OTHER', 'vod.code': 'BrandNew' })
  expect(JSON.stringify(await telemetry.metrics())).not.toContain('BrandNew')
})

test('does not mix up a hundred concurrent requests', async () => {
  const responses = await Promise.all(
    Array.from({ length: 100 }, (_, index) => bff.getMedia(`mda-missing${index}`)),
  )
  const shown = await Promise.all(responses.map(shownId))
  const idOf = ({ attributes }: ReadableSpan) => attributes['vod.request_id']
  const requests = new Map(spansOf(SpanKind.SERVER).map((span) => [span.spanContext().spanId, idOf(span)]))
  const calls = spansOf(SpanKind.CLIENT)
  expect(calls.map(idOf).sort()).toEqual(shown.sort())
  for (const call of calls) expect(requests.get(call.parentSpanContext?.spanId ?? '')).toBe(idOf(call))
})

test('exports no vendor text, path, query, deprecated attribute or span event', async () => {
  const body = {
    requestId: REQUEST_ID,
    code: 'AccessDenied',
    message: 'canary-text bce-auth-v1/canary-key/2026-01-01T00:00:00Z/1800/host/canary-signature',
  }
  const headers = { 'content-type': 'application/json', 'x-bce-debug-id': 'canary-header' }
  await requestWithFault({ response: { status: 403, headers, body: JSON.stringify(body) } })
  const metrics = JSON.stringify(await telemetry.metrics())
  const spans = telemetry.spans().map(({ name, attributes, status, events, links }) => {
    return { name, attributes, status, events, links }
  })
  expect(spans.flatMap(({ events }) => events)).toEqual([])
  for (const secret of ['canary', 'mda-1', '/media', 'exception', 'error.message', 'bce-auth']) {
    expect(metrics + JSON.stringify(spans)).not.toContain(secret)
  }
  for (const id of [REQUEST_ID, 'vod.request_id']) expect(metrics).not.toContain(id)
  expect(spans.map(({ attributes }: { attributes: Attributes }) => attributes['vod.request_id'])).toEqual([
    REQUEST_ID,
    REQUEST_ID,
  ])
})
