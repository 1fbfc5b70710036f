import { context, trace } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { instrumentVodErrors } from '@vod-errors/opentelemetry'
import { collectVodMetrics } from '@vod-errors/prometheus'
import pino from 'pino'
import { type Servers, startServers } from '../src/servers.ts'

// The steps of docs/guides/logging.md, "From the screen to the VOD ticket".

const spans = new InMemorySpanExporter()
const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
const instrumentation = instrumentVodErrors({ tracerProvider })
const stopMetrics = collectVodMetrics()
const log: string[] = []
let servers: Servers

beforeAll(async () => {
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) })
  servers = await startServers({ ports: { emulator: 0, express: 0, koa: 0 } }, logger)
})
afterAll(async () => {
  instrumentation.disable()
  stopMetrics()
  trace.disable()
  context.disable()
  await servers.close()
})

test.each(['express', 'koa'] as const)('from the screen of the %s BFF to the VOD ticket', async (bff) => {
  const before = await counted(bff)

  // One of several calls fails, and the user reads the requestId off the screen.
  await fetch(`${servers[bff]}/tasks/tsk-unknown`)
  servers.emulator.failNext({ code: 'SignatureDoesNotMatch' })
  const response = await fetch(`${servers[bff]}/media/mda-1?token=secret`)
  const { requestId, code } = JSON.parse(await response.text())
  expect({ status: response.status, code }).toEqual({ status: 400, code: 'SignatureDoesNotMatch' })

  // 1. Exactly one log line has it.
  const lines = log.filter((line) => line.includes(requestId))
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    requestId,
    code: 'SignatureDoesNotMatch',
    fault: 'operator',
    operation: 'getMediaResource',
    route: '/media/:mediaId',
    path: '/media/mda-1',
  })

  // 2. Exactly one call span has it.
  const found = spans
    .getFinishedSpans()
    .filter(({ attributes }) => attributes['vod.request_id'] === requestId)
  expect(found.map(({ name }) => name)).toEqual(['VOD.getMediaResource'])

  // 3. The metric went up by one.
  expect(await counted(bff)).toBe(before + 1)

  // 4. It is VOD's own id, to be quoted in a ticket.
  expect(servers.emulator.requests.at(-1)).toMatchObject({ requestId, code: 'SignatureDoesNotMatch' })
})

async function counted(bff: 'express' | 'koa'): Promise<number> {
  const metrics = await (await fetch(`${servers[bff]}/metrics`)).text()
  const [, count = '0'] = /^vod_errors_total\{code="SignatureDoesNotMatch",.*\} (\d+)$/m.exec(metrics) ?? []
  return Number(count)
}
