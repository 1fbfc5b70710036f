import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { close, listen } from '@vod-errors/testing'
import { createApp as createExpressBff } from '@vod-errors-examples/express-bff'
import { createApp as createKoaBff } from '@vod-errors-examples/koa-bff'
import { createVod, type Vod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import supertest from 'supertest'

const emulator = createVodEmulator()
const logger = pino({ enabled: false })
beforeAll(() => emulator.start())
afterAll(() => emulator.stop())
beforeEach(() => {
  emulator.reset()
  jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => jest.restoreAllMocks())

describe.each([
  ['Express BFF', (vod: Vod) => createExpressBff(vod, logger)],
  ['Koa BFF', (vod: Vod) => createKoaBff(vod, logger).callback()],
])('%s', (_name, createListener) => {
  async function bff() {
    const server = await listen(createListener(createVod(emulator)))
    closers.push(() => close(server))
    return supertest(server)
  }
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })

  test('lists and reads media', async () => {
    const client = await bff()
    const list = await client.get('/media').expect(200)
    expect(JSON.stringify(list.body)).toContain(SEED.media.published)
    const media = await client.get(`/media/${SEED.media.published}`).expect(200)
    expect(media.body).toMatchObject({ mediaId: SEED.media.published })
  })

  test('bans a media, and then cannot process it', async () => {
    const client = await bff()
    await client.post(`/media/${SEED.media.published}/ban`).expect(204)
    const refused = await client
      .post(`/media/${SEED.media.published}/process`)
      .send({ presetId: SEED.presetId })
      .expect(403)
    expect(refused.body).toEqual({
      requestId: emulator.requests.at(-1)?.requestId,
      code: 'MediaBanned',
      message: "This video has been blocked and can't be used. Please contact support if you have questions.",
    })
  })

  test('processes a media and reads the task', async () => {
    const client = await bff()
    const { body } = await client
      .post(`/media/${SEED.media.published}/process`)
      .send({ presetId: SEED.presetId })
      .expect(202)
    const task = await client.get(`/tasks/${body.taskId}`).expect(200)
    expect(task.body).toMatchObject({ taskId: body.taskId, status: 'SUCCESS' })
  })

  test('deletes a media, and then cannot find it', async () => {
    const client = await bff()
    await client.delete(`/media/${SEED.media.published}`).expect(204)
    const gone = await client.get(`/media/${SEED.media.published}`).expect(404)
    expect(gone.body.code).toMatch(/^(MediaNotFound|NoSuchMedia)$/)
  })

  test('applies for an upload, uploads the bytes and completes it', async () => {
    const client = await bff()
    const { body } = await client.post('/uploads').send({ name: 'clip', container: 'mp4' }).expect(201)
    const early = await client.post(`/uploads/${body.sessionKey}/complete`).expect(404)
    expect(early.body.code).toBe('MediaSourceFileNotFound')
    await fetch(body.urls[0], { method: 'PUT', body: 'bytes' })
    const done = await client.post(`/uploads/${body.sessionKey}/complete`).expect(201)
    await client.get(`/media/${done.body.mediaId}`).expect(200)
  })

  test.each([
    ['GET', '/media/mda-unknown', 404],
    ['GET', '/tasks/tsk-unknown', 404],
    ['POST', '/uploads/no-such-session/complete', 400],
    ['POST', `/media/${SEED.media.changing}/ban`, 409],
  ] as const)('responds to %s %s with the VOD error', async (method, path, status) => {
    const client = await bff()
    const response = await client[method === 'GET' ? 'get' : 'post'](path).expect(status)
    const call = emulator.requests.at(-1)
    expect(response.body).toMatchObject({ requestId: call?.requestId, code: call?.code })
  })

  test('does not call VOD if a field is missing', async () => {
    const client = await bff()
    await client.post('/uploads').send({ name: 'clip' }).expect(400)
    expect(emulator.requests).toEqual([])
  })

  test('encodes an id, whatever it contains', async () => {
    const client = await bff()
    await client.get('/media/..%2F..%2Fv2%2Fmedias%3Fx').expect(404)
    expect(emulator.requests.at(-1)?.path).toBe('/v1/media/..%2F..%2Fv2%2Fmedias%3Fx')
  })
})
