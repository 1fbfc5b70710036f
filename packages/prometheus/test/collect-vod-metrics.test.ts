import { channel } from 'node:diagnostics_channel'
import { CATALOG, CHANNELS, vodCall } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import { Counter, register as globalRegistry, Registry } from 'prom-client'
import { collectVodMetrics, type VodMetricsOptions } from '../src/index.ts'
import { samplesOf } from './samples.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function collect(options?: VodMetricsOptions): () => void {
  const stop = collectVodMetrics(options)
  stops.push(stop)
  return stop
}

const ADAPTER = { readRequest: (request: IncomingRequest) => request }
const { respond } = createResponder(ADAPTER, { logger: false })

/** Responds to a VOD error as an adapter does. */
function respondToVodError(code: string, status = 404): void {
  const request = { method: 'GET', url: '/', headers: {}, state: {} }
  respond({ status_code: status, code, message: 'x', request_id: 'r' }, request)
}

describe('setup', () => {
  test.each<[string, unknown, string]>([
    ['null', null, 'Expected `options` to be an object, got null'],
    [
      'a misspelled option',
      { registry: 1 },
      'Expected `options` to be an object with only register, got "registry"',
    ],
    [
      'the registry itself',
      { registerMetric: () => undefined },
      'Expected `options` to be an object: write collectVodMetrics({ register }), got { registerMetric: [Function: registerMetric] }',
    ],
    [
      'an object that is not a registry',
      { register: {} },
      'Expected `register` to be a prom-client registry, got {}',
    ],
  ])('rejects %s', (_what, options, message) => {
    const attempt = () => collect(options as VodMetricsOptions)
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(message)
  })

  test('rejects a registry that already has the metrics', () => {
    const register = new Registry()
    collect({ register })
    const attempt = () => collect({ register })
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow('Expected `register` to be a registry without vod_errors_total')
  })

  test('does not change a registry that it rejects', () => {
    const register = new Registry()
    new Counter({ name: 'vod_call_duration_seconds', help: 'x', registers: [register] })
    expect(() => collect({ register })).toThrow('a registry without vod_call_duration_seconds')
    expect(register.getMetricsAsArray()).toHaveLength(1)
  })
})

test('collects into the global registry by default', async () => {
  collect()
  respondToVodError('MediaNotFound')
  expect(await samplesOf(globalRegistry)).toHaveLength(1)
})

test('collects into several registries at once', async () => {
  const registries = [new Registry(), new Registry()]
  for (const register of registries) collect({ register })
  respondToVodError('MediaNotFound')
  const counts = await Promise.all(registries.map(samplesOf))
  expect(counts.map(([sample]) => sample?.value)).toEqual([1, 1])
})

test('stops, removes its metrics, and can start again', async () => {
  const register = new Registry()
  const stop = collect({ register })
  respondToVodError('MediaNotFound')
  stop()
  expect(register.getMetricsAsArray()).toEqual([])
  respondToVodError('MediaNotFound')
  collect({ register })
  stop()
  respondToVodError('MediaNotFound')
  const [sample] = await samplesOf(register)
  expect(sample?.value).toBe(1)
})

test('does not remove metrics that were registered after the registry was cleared', () => {
  const register = new Registry()
  const stop = collect({ register })
  register.clear()
  collect({ register })
  stop()
  expect(register.getMetricsAsArray()).toHaveLength(2)
})

test('bounds the cardinality of ten thousand made-up codes and operations', async () => {
  const register = new Registry()
  collect({ register })
  for (let i = 0; i < 10_000; i++) {
    const code = `MadeUp${i}`
    channel(CHANNELS.error).publish({ code, status: 400 + (i % 200), fault: 'caller' })
    channel(CHANNELS.call).publish({ operation: `op${i}`, startTime: 1, duration: 1, code, fault: 'caller' })
  }
  const samples = await samplesOf(register)
  const ofErrors = samples.filter(({ name }) => name === 'vod_errors_total')
  const ofCalls = samples.filter(({ name }) => name === 'vod_call_duration_seconds_count')
  expect(new Set(samples.map(({ labels }) => labels['code']))).toEqual(new Set(['_OTHER']))
  expect(ofErrors.length).toBeLessThanOrEqual(200)
  expect(ofErrors.reduce((sum, { value }) => sum + value, 0)).toBe(10_000)
  expect(ofCalls).toHaveLength(101)
  expect(ofCalls.reduce((sum, { value }) => sum + value, 0)).toBe(10_000)
})

test('uses the name of every code in the catalog, none of which is OK', async () => {
  const register = new Registry()
  collect({ register })
  for (const code of Object.keys(CATALOG)) respondToVodError(code)
  const codes = (await samplesOf(register)).map(({ labels }) => labels['code'])
  expect(codes).toEqual(Object.keys(CATALOG))
  expect(codes).not.toContain('OK')
})

test('measures unnamed calls together, in seconds', async () => {
  const register = new Registry()
  collect({ register })
  await vodCall(() => new Promise((resolve) => setTimeout(resolve, 60)))
  const sum = (await samplesOf(register)).find(({ name }) => name.endsWith('_sum'))
  expect(sum?.labels).toEqual({ operation: '_OTHER', code: 'OK' })
  expect(sum?.value).toBeGreaterThan(0.05)
  expect(sum?.value).toBeLessThan(2)
})
