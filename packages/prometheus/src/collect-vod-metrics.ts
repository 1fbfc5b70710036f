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

/** Options of {@link collectVodMetrics}. */
export interface VodMetricsOptions {
  /** The registry to collect into. Default: prom-client's global registry. */
  readonly register?: AnyRegistry | undefined
}

const OPTIONS: readonly (keyof VodMetricsOptions)[] = ['register']

/** The `code` label of a successful call. No code in the catalog has this name. */
const OK = 'OK'

/**
 * Collects the events that `@vod-errors/core` publishes into a prom-client registry. Call it once per registry, next to
 * `collectDefaultMetrics`:
 *
 * - each VOD error that a handler responds to adds one to `vod_errors_total`;
 * - each call made through `vodCall` or `wrapVodClient` adds a value to `vod_call_duration_seconds`.
 *
 * @returns a function that stops collecting and removes the metrics from the registry; further calls do nothing.
 * @throws {TypeError} if an option is invalid, or if the registry already has these metrics.
 * @example
 * collectVodMetrics()
 * app.get('/metrics', async (_req, res) => res.type(register.contentType).send(await register.metrics()))
 */
export function collectVodMetrics(options: VodMetricsOptions = {}): () => void {
  checkOptions(options)
  const { register = globalRegistry } = options
  checkNamesAreFree(register)
  const metrics = registerMetrics(register)
  const stops = [
    countErrors(metrics),
    measureCalls(metrics),
    function remove() {
      removeMetrics(register, metrics)
    },
  ]
  return function stop() {
    for (const each of stops) each()
  }
}

function checkOptions(options: VodMetricsOptions): void {
  if (typeof options !== 'object' || options === null) throw expected('options', 'an object', options)
  if (typeof read(options, 'registerMetric') === 'function')
    throw expected('options', 'an object: write collectVodMetrics({ register })', options)
  expectKnownKeys('options', options, OPTIONS)
  const { register } = options
  if (register === undefined || typeof read(register, 'registerMetric') === 'function') return
  throw expected('register', 'a prom-client registry', register)
}

function checkNamesAreFree(register: AnyRegistry): void {
  const taken = Object.values(NAMES).find((name) => register.getSingleMetric(name) !== undefined)
  if (taken !== undefined) throw expected('register', `a registry without ${taken}`, register)
}

function countErrors({ errors }: Metrics): () => void {
  return subscribeTo('error', ({ code, status, fault }) => {
    errors.inc({ code: labelOfCode(code), status, fault })
  })
}

function measureCalls({ durations }: Metrics): () => void {
  const labelOf = createNameLabels()
  return subscribeTo('call', ({ operation, code, fault, duration }) => {
    const labels =
      code === undefined || fault === undefined
        ? { operation: labelOf(operation), code: OK }
        : { operation: labelOf(operation), code: labelOfCode(code), fault }
    durations.observe(labels, duration / 1000)
  })
}
