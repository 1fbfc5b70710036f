import {
  createNameLabels,
  expected,
  expectKnownKeys,
  labelOfCode,
  read,
  subscribeTo,
} from '@vod-errors/core/host'
import { register as globalRegistry } from 'prom-client'
import { type AnyRegistry, type Metrics, NAMES, registerMetrics, removeMetrics } from './metrics.ts'

/** Where the metrics go. */
export interface VodMetricsOptions {
  /** Left out, prom-client's own. */
  readonly register?: AnyRegistry | undefined
}

const OPTIONS: readonly (keyof VodMetricsOptions)[] = ['register']

/** The label of a call that succeeded. No code of VOD's: the catalog has none of this name. */
const OK = 'OK'

/**
 * Counts what `@vod-errors/core` publishes, in a registry of prom-client. Call it once a registry, beside
 * `collectDefaultMetrics`:
 *
 * - each failure that a handler answers adds one to `vod_errors_total`;
 * - each call made through `vodCall` or `wrapVodClient` is a value of `vod_call_duration_seconds`.
 *
 * @returns a function that ends it and takes the metrics out of the registry; calling it again does nothing.
 * @throws {TypeError} if the option is wrong, or the registry has these metrics already.
 * @example
 * collectVodMetrics()
 * app.get('/metrics', async (_req, res) => res.type(register.contentType).send(await register.metrics()))
 */
export function collectVodMetrics(options: VodMetricsOptions = {}): () => void {
  checkOptions(options)
  const { register = globalRegistry } = options
  checkIsFree(register)
  const metrics = registerMetrics(register)
  const stops = [
    countFailures(metrics),
    measureCalls(metrics),
    function remove() {
      removeMetrics(register, metrics)
    },
  ]
  return function stop() {
    for (const end of stops) end()
  }
}

function checkOptions(options: VodMetricsOptions): void {
  if (typeof options !== 'object' || options === null) throw expected('options', 'an object', options)
  expectKnownKeys('options', options, OPTIONS)
  const { register } = options
  if (register === undefined || typeof read(register, 'registerMetric') === 'function') return
  throw expected('register', 'a registry of prom-client', register)
}

function checkIsFree(register: AnyRegistry): void {
  const taken = Object.values(NAMES).find((name) => register.getSingleMetric(name) !== undefined)
  if (taken !== undefined) throw expected('register', `a registry that has no ${taken} yet`, register)
}

function countFailures({ errors }: Metrics): () => void {
  return subscribeTo('error', ({ code, status, fault }) => {
    errors.inc({ code: labelOfCode(code), status, fault })
  })
}

function measureCalls({ durations }: Metrics): () => void {
  const labelOf = createNameLabels()
  return subscribeTo('call', ({ operation, code, duration }) => {
    const labels = { operation: labelOf(operation), code: code === undefined ? OK : labelOfCode(code) }
    durations.observe(labels, duration / 1000)
  })
}
