import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { VodErrorCode } from '@vod-errors/core'
import { createVodEmulator, type VodEmulator } from '@vod-errors/emulator'
import { collectVodMetrics } from '@vod-errors/prometheus'
import { Registry } from 'prom-client'
import type { Language } from '../../reference/entry.ts'
import { createBff, createClient, FORMAT_HEADER, type FORMATS } from './bff.ts'
import { caseOf, type ExampleCase, REQUEST_ID } from './cases.ts'

/** The body that the browser got in each format. */
type Bodies = Readonly<Record<(typeof FORMATS)[number], string>>

/** What happened when a code was produced for real. */
export interface Example {
  /** What VOD sent; `undefined` if nothing. */
  readonly upstream: string | undefined
  /** What the browser got, by language. */
  readonly bodies: Readonly<Record<Language, Bodies>>
  /** The log line, its JSON spread over several lines. */
  readonly log: string
  /** The line of the metric. */
  readonly metric: string
}

/** Everything that is needed to produce examples. */
interface Stage {
  readonly emulator: VodEmulator
  /** The JSON lines that the BFF has logged. */
  readonly lines: string[]
  readonly register: Registry
  readonly bffUrl: string
}

/** Produces an example of each code: the emulator fails, a BFF responds, and its logger and its metrics are read. */
export async function produceExamples(
  codes: readonly VodErrorCode[],
): Promise<ReadonlyMap<VodErrorCode, Example>> {
  const emulator = createVodEmulator()
  await emulator.start()
  const lines: string[] = []
  const register = new Registry()
  const stopCollecting = collectVodMetrics({ register })
  const server = createServer(createBff(emulator, lines)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bffUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const examples = new Map<VodErrorCode, Example>()
  for (const code of codes) examples.set(code, await produce(code, { emulator, lines, register, bffUrl }))
  stopCollecting()
  server.closeAllConnections()
  server.close()
  await emulator.stop()
  return examples
}

async function produce(code: VodErrorCode, stage: Stage): Promise<Example> {
  const example = caseOf(code)
  const url = stage.bffUrl + example.path
  stage.emulator.reset()
  if (example.fault) stage.emulator.failNext(example.fault)
  stage.lines.length = 0
  stage.register.resetMetrics()
  await fetch(url)
  await new Promise(setImmediate)
  const log = spread(stage.lines[0] ?? '')
  const metric = await metricOf(code, stage.register)
  const bodies = { en: await bodiesOf(url, 'en'), 'zh-CN': await bodiesOf(url, 'zh-CN') }
  return { upstream: await upstreamOf(example, stage.emulator), bodies, log, metric }
}

async function bodiesOf(url: string, language: Language): Promise<Bodies> {
  const bodyIn = async (format: (typeof FORMATS)[number]) => {
    const headers = { [FORMAT_HEADER]: format, 'accept-language': language }
    const response = await fetch(url, { headers })
    // The body in format `umi` has the address at which the BFF was called.
    const text = (await response.text()).replace(new URL(url).host, 'bff.example.com')
    return `HTTP ${response.status}\ncontent-type: ${response.headers.get('content-type')}\n\n${spread(text)}`
  }
  const [vod, problem, umi] = [await bodyIn('vod'), await bodyIn('problem'), await bodyIn('umi')]
  return { vod, problem, umi }
}

/** What VOD sends, if anything: an injected fault needs no signature, a response from the emulator's state does. */
async function upstreamOf(
  { upstream, fault }: ExampleCase,
  emulator: VodEmulator,
): Promise<string | undefined> {
  if (upstream === undefined) return undefined
  if (!fault) {
    const { http_headers, body } = await createClient(emulator).sendRequest('GET', upstream)
    return `HTTP 200\ncontent-type: ${http_headers['content-type']}\n\n${JSON.stringify(body, undefined, 2)}`
  }
  const response = await fetch(emulator.endpoint + upstream)
  return `HTTP ${response.status}\ncontent-type: ${response.headers.get('content-type')}\n\n${spread(await response.text())}`
}

async function metricOf(code: VodErrorCode, register: Registry): Promise<string> {
  const lines = (await register.metrics()).split('\n')
  const found = lines.find((line) => line.startsWith('vod_errors_total{') && line.includes(`code="${code}"`))
  if (found === undefined) throw new Error(`Expected a metric with the code ${code}`)
  return found
}

/** JSON over several lines, other text as it is, with one request id everywhere: new ones differ each time. */
function spread(text: string): string {
  const lines = /^\s*\{/.test(text) ? JSON.stringify(JSON.parse(text), undefined, 2) : text.trim()
  return lines.replace(/[\da-f]{8}-[\da-f]{4}-4[\da-f-]{21}/g, REQUEST_ID)
}
