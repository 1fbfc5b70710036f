import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as sdk from '@baiducloud/sdk'
import { SpanKind } from '@opentelemetry/api'
import { DataPointType } from '@opentelemetry/sdk-metrics'
import * as core from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'
import { ATTRIBUTES } from '../src/attributes.ts'
import * as opentelemetry from '../src/index.ts'
import { type Bff, startBff } from './bff.ts'
import { startTelemetry, type Telemetry } from './telemetry.ts'

const README = readFileSync(join(__dirname, '../README.md'), 'utf8')
const KINDS: Partial<Record<DataPointType, string>> = {
  [DataPointType.SUM]: 'counter',
  [DataPointType.HISTOGRAM]: 'histogram',
}

let telemetry: Telemetry
let bff: Bff
let instrumentation: opentelemetry.VodErrorsInstrumentation

/** Runs the code block of the README, then a call that succeeds and one that fails. */
beforeAll(async () => {
  telemetry = startTelemetry()
  bff = await startBff(telemetry.tracerProvider)
  const [, block = ''] = /```js\n([\s\S]*?)```/.exec(README) ?? []
  const modules = {
    '@baiducloud/sdk': sdk,
    '@vod-errors/core': core,
    '@vod-errors/opentelemetry': opentelemetry,
  }
  const code = block.replace(/^import (\{.*\}) from '(.*)'$/gm, "const $1 = modules['$2']")
  const { endpoint, credentials } = bff.vod
  Object.assign(process.env, { VOD_ENDPOINT: endpoint, VOD_AK: credentials.ak, VOD_SK: credentials.sk })
  const results = new Function('modules', `${code}; return { vod, instrumentation }`)(modules)
  instrumentation = results.instrumentation
  await results.vod.getMediaResource(SEED.media.published)
  await bff.getMedia('mda-missing')
})
afterAll(async () => {
  instrumentation.disable()
  await bff.stop()
  await telemetry.shutdown()
})

/** The cells of the table between two markers, without its header. */
function tableOf(marker: string): readonly (readonly string[])[] {
  const [, table = ''] =
    new RegExp(`<!-- ${marker}:.*?-->\n([\\s\\S]*?)<!-- /${marker} -->`).exec(README) ?? []
  const lines = table.trim().split('\n').slice(2)
  return lines.map((line) => line.slice(2, -2).split(' | '))
}

const quoted = (names: Iterable<string>) => [...names].map((name) => `\`${name}\``).join(', ')

test('the code block in the README produces a span for each call', () => {
  const calls = telemetry.spans().filter(({ kind }) => kind === SpanKind.CLIENT)
  expect(calls.map(({ name }) => name)).toEqual(['VOD.getMediaResource', 'VOD.getMediaResource'])
})

test('the table of metrics matches what is exported', async () => {
  const rows = (await telemetry.metrics()).map(({ descriptor, dataPointType, dataPoints }) => {
    const keys = new Set(dataPoints.flatMap(({ attributes }) => Object.keys(attributes)).sort())
    const { name, unit, description } = descriptor
    return [quoted([name]), KINDS[dataPointType], quoted([unit]), quoted(keys), description]
  })
  expect([...tableOf('metrics')].sort()).toEqual(rows.sort())
})

test('the table of attributes shows where each one appears', async () => {
  const keysOf = (kind: SpanKind) =>
    telemetry
      .spans()
      .filter((span) => span.kind === kind)
      .flatMap(({ attributes }) => Object.keys(attributes))
  const metrics = await telemetry.metrics()
  const inMetrics = metrics.flatMap(({ dataPoints }) =>
    dataPoints.flatMap(({ attributes }) => Object.keys(attributes)),
  )
  const places = [keysOf(SpanKind.CLIENT), keysOf(SpanKind.SERVER), inMetrics]
  const rows = Object.values(ATTRIBUTES).map((name) => [
    quoted([name]),
    ...places.map((keys) => (keys.includes(name) ? 'yes' : '–')),
  ])
  expect(tableOf('attributes').map((cells) => cells.slice(0, 4))).toEqual(rows)
})
