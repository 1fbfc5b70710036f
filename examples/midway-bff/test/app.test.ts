import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Framework } from '@midwayjs/koa'
import { close, createApp } from '@midwayjs/mock'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import supertest from 'supertest'

const emulator = createVodEmulator()
const ENV = { ...process.env }
const logs = mkdtempSync(join(tmpdir(), 'midway-bff-'))
let app: ReturnType<Framework['getApplication']>
let browser: ReturnType<typeof supertest>
beforeAll(async () => {
  await emulator.start()
  const { endpoint, credentials } = emulator
  Object.assign(process.env, { VOD_ENDPOINT: endpoint, VOD_AK: credentials.ak, VOD_SK: credentials.sk })
  const midwayLogger = {
    default: { transports: { console: false, error: false, file: { dir: logs, fileLogName: 'app.log' } } },
  }
  app = await createApp<Framework>(join(__dirname, '..'), {
    moduleLoadType: 'commonjs',
    globalConfig: { keys: 'test', midwayLogger },
  })
  browser = supertest(app.callback())
})
afterAll(async () => {
  await close(app)
  await emulator.stop()
  process.env = ENV
  rmSync(logs, { recursive: true })
})
beforeEach(() => emulator.reset())

/** The log lines about a request. Waits, because Midway's logger writes with a delay. */
async function logged(requestId: string): Promise<readonly string[]> {
  const read = () => readFileSync(join(logs, 'app.log'), 'utf8')
  for (let tries = 0; tries < 500 && !read().includes(requestId); tries++) await setTimeout(20)
  return read()
    .split('\n')
    .filter((line) => line.includes(requestId))
}

test('passes on a successful VOD response', async () => {
  const { body } = await browser.get(`/media/${SEED.media.published}`).expect(200)
  expect(body).toMatchObject({ mediaId: SEED.media.published })
})

test.each([
  ['GET', '/media/mda-unknown', 404],
  ['GET', '/tasks/tsk-unknown', 404],
  ['POST', `/media/${SEED.media.changing}/ban`, 409],
  ['DELETE', `/media/${SEED.media.processing}`, 400],
] as const)('responds to %s %s with the VOD error, and Midway logs it once', async (method, path, status) => {
  const call = { GET: browser.get, POST: browser.post, DELETE: browser.delete }[method]
  const { body } = await call(path).expect(status)
  const failed = emulator.requests.at(-1)
  expect(body).toEqual({ requestId: failed?.requestId, code: failed?.code, message: expect.any(String) })
  expect(await logged(body.requestId)).toEqual([`  requestId: '${body.requestId}',`])
})

test('responds to an invalid response from VOD', async () => {
  emulator.failNext({ transport: 'html' })
  const { body } = await browser.get(`/media/${SEED.media.published}`).expect(502)
  expect(body.code).toBe('UpstreamInvalidResponse')
})

test.each([
  ['an unknown route', 'get', '/nothing', 404],
  ['a missing field', 'post', `/media/${SEED.media.published}/process`, 400],
] as const)('leaves %s to Midway', async (_what, method, path, status) => {
  const { text } = await browser[method](path).expect(status)
  expect(text).toContain(`<h2>${status}`)
  expect(emulator.requests).toEqual([])
})
