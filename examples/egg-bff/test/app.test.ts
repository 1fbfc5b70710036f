import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import supertest from 'supertest'

const emulator = createVodEmulator()
const dir = mkdtempSync(join(tmpdir(), 'egg-bff-'))
let egg: ChildProcess
let browser: ReturnType<typeof supertest>

/** Runs Egg in its own process, because it leaves timers behind when it is closed. */
beforeAll(async () => {
  await emulator.start()
  const { endpoint, credentials } = emulator
  const vod = { VOD_ENDPOINT: endpoint, VOD_AK: credentials.ak, VOD_SK: credentials.sk }
  egg = spawn(process.execPath, ['--import', 'tsx', 'start.js'], {
    cwd: join(__dirname, '..'),
    env: {
      ...process.env,
      ...vod,
      PORT: '0',
      EGG_SERVER_ENV: 'unittest',
      EGG_BFF_DIR: dir,
      COOKIE_KEYS: 'test',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of egg.stdout ?? []) {
    const [origin] = /http:\S+/.exec(String(chunk)) ?? []
    if (!origin) continue
    browser = supertest(origin)
    return
  }
  throw new Error('Egg exited before it listened')
}, 60_000)
afterAll(async () => {
  const ended = once(egg, 'exit')
  egg.kill()
  await ended
  await emulator.stop()
  rmSync(dir, { recursive: true })
})
beforeEach(() => emulator.reset())

/** The log lines that contain a text. Waits, because Egg's loggers flush once a second. */
async function logged(text: string): Promise<readonly string[]> {
  const files = ['@vod-errors-examples/egg-bff-web.log', 'common-error.log']
  const read = () => files.map((name) => readFileSync(join(dir, 'logs', name), 'utf8')).join('')
  for (let tries = 0; tries < 100 && !read().includes(text); tries++) await setTimeout(50)
  return read()
    .split('\n')
    .filter((line) => line.includes(text))
}

test('passes on a successful VOD response', async () => {
  const { body } = await browser.get(`/media/${SEED.media.published}`).expect(200)
  expect(body).toMatchObject({ mediaId: SEED.media.published })
})

test.each([
  ['/media/mda-unknown', 404],
  ['/tasks/tsk-unknown', 404],
] as const)('responds to GET %s with the VOD error, and logs it once', async (path, status) => {
  const { body } = await browser.get(path).expect(status)
  const failed = emulator.requests.at(-1)
  expect(body).toEqual({ requestId: failed?.requestId, code: failed?.code, message: expect.any(String) })
  expect(await logged(body.requestId)).toEqual([expect.stringContaining(`"path":"${path}"`)])
})

test('responds to an invalid response from VOD', async () => {
  emulator.failNext({ transport: 'html' })
  const { body } = await browser.get(`/media/${SEED.media.published}`).expect(502)
  expect(body.code).toBe('UpstreamInvalidResponse')
})

test('leaves an unknown route to Egg', async () => {
  const { text } = await browser.get('/nothing').expect(404)
  expect(text).toContain('<h1>404 Not Found</h1>')
})
