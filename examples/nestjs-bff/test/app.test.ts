import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { createVod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import supertest from 'supertest'
import { createApp } from '../src/app.ts'

const emulator = createVodEmulator()
const log: string[] = []
const logger = pino({}, { write: (line: string) => log.push(line) })
let app: Awaited<ReturnType<typeof createApp>>
let browser: ReturnType<typeof supertest>
beforeAll(async () => {
  await emulator.start()
  app = await createApp(createVod(emulator), logger)
  app.useLogger(false)
  await app.listen(0, '127.0.0.1')
  browser = supertest(app.getHttpServer())
})
afterAll(async () => {
  await app.close()
  await emulator.stop()
})
beforeEach(() => {
  emulator.reset()
  log.length = 0
})

test('passes on a successful VOD response', async () => {
  const { body } = await browser.get(`/media/${SEED.media.published}`).expect(200)
  expect(body).toMatchObject({ mediaId: SEED.media.published })
})

test.each([
  ['GET', '/media/mda-unknown', 404],
  ['GET', '/tasks/tsk-unknown', 404],
  ['POST', `/media/${SEED.media.changing}/ban`, 409],
  ['DELETE', `/media/${SEED.media.processing}`, 400],
] as const)('responds to %s %s with the VOD error, and logs it once', async (method, path, status) => {
  const call = { GET: browser.get, POST: browser.post, DELETE: browser.delete }[method]
  const { body } = await call(path).expect(status)
  const failed = emulator.requests.at(-1)
  expect(body).toEqual({ requestId: failed?.requestId, code: failed?.code, message: expect.any(String) })
  expect(log.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ requestId: failed?.requestId, code: failed?.code, status, path }),
  ])
})

test('logs the route of the controller', async () => {
  await browser.get('/media/mda-unknown').expect(404)
  expect(JSON.parse(log[0] ?? '')).toMatchObject({ route: '/media/:mediaId', operation: 'getMediaResource' })
})

test('responds to an invalid response from VOD', async () => {
  emulator.failNext({ transport: 'html' })
  const { body } = await browser.get(`/media/${SEED.media.published}`).expect(502)
  expect(body.code).toBe('UpstreamInvalidResponse')
})

test.each([
  ['an unknown route', 'get', '/nothing', 404, 'Cannot GET /nothing'],
  ['a missing field', 'post', `/media/${SEED.media.published}/process`, 400, 'presetId is required'],
] as const)('leaves %s to NestJS', async (_what, method, path, status, message) => {
  const { body } = await browser[method](path).expect(status)
  expect(body).toMatchObject({ statusCode: status, message })
  expect([log, emulator.requests]).toEqual([[], []])
})
