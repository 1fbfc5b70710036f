import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { createVodEmulator } from '@vod-errors/emulator'
import { bundle } from '@vod-errors/testing/bundle'

const emulator = createVodEmulator()
let primary: ChildProcess
let ports: { readonly bff: number; readonly metrics: number }

beforeAll(async () => {
  await emulator.start()
  const { ak, sk } = emulator.credentials
  const env = { ...process.env, VOD_ENDPOINT: emulator.endpoint, VOD_AK: ak, VOD_SK: sk }
  const child = spawn(process.execPath, [bundle(join(__dirname, 'cluster-bff.ts'))], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  primary = child
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  ports = JSON.parse(line)
}, 60_000)

afterAll(async () => {
  const exited = once(primary, 'exit')
  primary.kill()
  await exited
  await emulator.stop()
})

/** On a separate connection: the primary gives each to the next worker. */
async function fetchText(port: number, path: string): Promise<string> {
  const [response] = await once(get({ port, path, agent: false }), 'response')
  return await text(response)
}

const countIn = (metrics: string) =>
  Number(
    /^vod_errors_total\{code="MediaNotFound",status="404",fault="caller"\} (\d+)$/m.exec(metrics)?.[1] ?? 0,
  )
const callsIn = (metrics: string) =>
  Number(/^vod_call_duration_seconds_count\{.*code="MediaNotFound".*\} (\d+)$/m.exec(metrics)?.[1] ?? 0)

test('the primary serves the sum of the metrics of both workers, each of which has seen a part', async () => {
  for (let i = 0; i < 6; i++) await fetchText(ports.bff, '/media/mda-unknown')
  const parts = [await fetchText(ports.bff, '/metrics'), await fetchText(ports.bff, '/metrics')]
  const counts = parts.map(countIn)
  expect(Math.min(...counts)).toBeGreaterThan(0)
  expect(Math.max(...counts)).toBeLessThan(6)
  const sum = await fetchText(ports.metrics, '/metrics')
  expect(countIn(sum)).toBe(6)
  expect(callsIn(sum)).toBe(6)
})
