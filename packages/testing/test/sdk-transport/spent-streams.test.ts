import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { BceBaseClient } from '@baiducloud/sdk'
import { type WrapOptions, wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { openRawUpstream, respond } from './raw-upstream.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())

const clientAt = (endpoint: string, options?: WrapOptions) =>
  wrapVodClient(new BceBaseClient({ endpoint, credentials: SEED.credentials }, 'vod', true), options)

async function readToTheEnd(stream: Readable): Promise<Readable> {
  const ended = once(stream, 'end')
  stream.resume()
  await ended
  return stream
}

/** Streams that have nothing left to send, each by what became of it. */
const SPENT: Readonly<Record<string, () => Readable | Promise<Readable>>> = {
  'was read': () => readToTheEnd(Readable.from([Buffer.from('bytes')])),
  'was read and stays open': () => {
    const stream = new Readable({ read: () => {}, autoDestroy: false })
    stream.push('bytes')
    stream.push(null)
    return readToTheEnd(stream)
  },
  'was destroyed': () => new PassThrough().destroy(),
}

describe.each(Object.entries(SPENT))('a body stream that %s', (_what, make) => {
  // VOD has done nothing wrong, so a timeout must not hide it.
  test.each<[string, WrapOptions]>([
    ['with a timeout', { timeout: 1000 }],
    ['without a timeout', {}],
    ['where the SDK sends', { transport: 'sdk' }],
  ])('fails the call %s', async (_how, options) => {
    const request = { body: await make(), headers: { 'Content-Length': 5 } }
    const call = clientAt(vod.endpoint, options).sendRequest('POST', '/v2/medias/upload', request)
    await expect(call).rejects.toMatchObject({
      code: 'UpstreamFailed',
      message: expect.stringMatching(/stream is not readable/),
    })
  })
})

test('a body stream that failed before the call fails it with its own error', async () => {
  const body = new PassThrough().on('error', () => {})
  body.destroy(new Error('The disk is full'))
  const request = { body, headers: { 'Content-Length': 5 } }
  const call = clientAt(vod.endpoint).sendRequest('POST', '/v2/medias/upload', request)
  await expect(call).rejects.toMatchObject({ code: 'UpstreamFailed', message: 'The disk is full' })
})

test('a GET with a body stream is not retried: the stream can be read only once', async () => {
  const upstream = await openRawUpstream(({ socket, turn }) =>
    turn === 1 ? respond(socket) : socket.resetAndDestroy(),
  )
  const client = clientAt(upstream.endpoint, { timeout: 1000 })
  await client.sendRequest('GET', '/v2/medias')
  const body = Readable.from([Buffer.from('bytes')])
  const call = client.sendRequest('GET', '/v2/tasks', { body, headers: { 'Content-Length': 5 } })
  await expect(call).rejects.toMatchObject({ code: 'UpstreamUnreachable' })
  await upstream.stop()
})
