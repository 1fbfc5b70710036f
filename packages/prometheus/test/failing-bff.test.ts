import { SEED } from '@vod-errors/emulator'
import { type OpenMetricsContentType, Registry } from 'prom-client'
import { collectVodMetrics } from '../src/index.ts'
import type { AnyRegistry } from '../src/metrics.ts'
import { type Bff, startBff } from './bff.ts'
import { readSamples, type Sample } from './samples.ts'

let register: AnyRegistry
let bff: Bff
let stopCollecting: () => void

async function start(registry: AnyRegistry): Promise<void> {
  register = registry
  stopCollecting = collectVodMetrics({ register })
  bff = await startBff(register)
}
beforeEach(() => start(new Registry()))
afterEach(finish)

async function finish(): Promise<void> {
  stopCollecting()
  await bff.stop()
}

async function scrape(name: string): Promise<readonly Omit<Sample, 'name'>[]> {
  const text = await (await bff.get('/metrics')).text()
  return readSamples(text)
    .filter((sample) => sample.name === name)
    .map(({ labels, value }) => ({ labels, value }))
}

test('counts VOD errors by code, response status and fault', async () => {
  await bff.get('/media/mda-missing')
  await bff.get('/media/mda-missing')
  bff.vod.failNext({ code: 'AccountOverdue' })
  await bff.get('/media/mda-1')
  bff.vod.failNext({ transport: 'reset', times: 2 })
  await bff.get('/media/mda-1')
  bff.vod.failNext({ code: 'BrandNew', status: 422 })
  await bff.get('/media/mda-1')
  expect(await scrape('vod_errors_total')).toEqual([
    { labels: { code: 'MediaNotFound', status: '404', fault: 'caller' }, value: 2 },
    { labels: { code: 'AccountOverdue', status: '403', fault: 'operator' }, value: 1 },
    { labels: { code: 'UpstreamUnreachable', status: '502', fault: 'service' }, value: 1 },
    { labels: { code: '_OTHER', status: '422', fault: 'caller' }, value: 1 },
  ])
})

test('measures calls by operation, code, and fault, with OK and no fault for successful ones', async () => {
  await bff.get(`/media/${SEED.media.published}`)
  await bff.get(`/media/${SEED.media.published}`)
  await bff.get('/media/mda-missing')
  expect(await scrape('vod_call_duration_seconds_count')).toEqual([
    { labels: { operation: 'getMediaResource', code: 'OK' }, value: 2 },
    { labels: { operation: 'getMediaResource', code: 'MediaNotFound', fault: 'caller' }, value: 1 },
  ])
  const [successful] = await scrape('vod_call_duration_seconds_sum')
  expect(successful?.value).toBeLessThan(5)
})

test('exports no vendor text, id, path or query', async () => {
  const body = { requestId: 'canary-id', code: 'AccessDenied', message: 'canary-text' }
  const headers = { 'content-type': 'application/json', 'x-bce-debug-id': 'canary-header' }
  bff.vod.failNext({ response: { status: 403, headers, body: JSON.stringify(body) } })
  await bff.get('/media/mda-canary?token=canary-query')
  const text = await (await bff.get('/metrics')).text()
  expect(text).toContain('AccessDenied')
  expect(text).not.toMatch(/canary|mda-/)
})

test('supports the OpenMetrics format', async () => {
  await finish()
  const openMetrics = new Registry<OpenMetricsContentType>()
  openMetrics.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
  await start(openMetrics)
  await bff.get('/media/mda-missing')
  const response = await bff.get('/metrics')
  expect(response.headers.get('content-type')).toContain('application/openmetrics-text')
  expect(await response.text()).toContain(
    '# TYPE vod_errors counter\nvod_errors_total{code="MediaNotFound",status="404",fault="caller"} 1',
  )
})
