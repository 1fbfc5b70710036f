import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { createApp } from '@vod-errors-examples/express-bff'
import { createVod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import supertest from 'supertest'

const emulator = createVodEmulator()
beforeAll(() => emulator.start())
afterAll(() => emulator.stop())
beforeEach(() => emulator.reset())

/** Your BFF, and your VOD client with the emulator's endpoint and credentials. */
const bff = () => supertest(createApp(createVod(emulator), pino({ enabled: false })))

test('a media that does not exist is a 404', async () => {
  const { body } = await bff().get('/media/mda-unknown').expect(404)
  expect(body.code).toBe('MediaNotFound')
  expect(body.requestId).toBe(emulator.requests.at(-1)?.requestId)
})

test('a banned media may not be processed', async () => {
  await bff().post(`/media/${SEED.media.banned}/process`).send({ presetId: SEED.presetId }).expect(403)
})

test('the browser learns nothing about an overdue account', async () => {
  emulator.account = 'overdue'
  const { body } = await bff().get('/media').expect(403)
  expect(body.message).toMatch(/^Something went wrong on our end/)
})

test.each([
  [{ code: 'InternalError' }, 500],
  [{ transport: 'html' }, 502],
  // Twice, because a GET on a connection that was kept alive is sent once more.
  [{ transport: 'reset', times: 2 }, 502],
] as const)('when VOD does %j, the browser gets %i', async (fault, status) => {
  emulator.failNext(fault)
  await bff().get('/media').expect(status)
})
