import { PassThrough, Readable, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { BceBaseClient, type SdkRequest } from '@baiducloud/sdk'
import { type WrapOptions, wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { openFront } from '../../src/front.ts'

const vod = createVodEmulator()
const { credentials, media } = SEED
const JSON_TYPE = {
  'content-type': 'application/json',
  'x-bce-request-id': '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a',
}
const bodyOf = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

const clientWith = (options: WrapOptions = {}, endpoint = vod.endpoint) =>
  wrapVodClient(new BceBaseClient({ endpoint, credentials }, 'vod', true), options)
const send = (options?: WrapOptions, request: SdkRequest = {}) =>
  clientWith(options).sendRequest('GET', '/v2/medias', request)

describe('the body of a response', () => {
  test('is taken up to 10 MiB', async () => {
    vod.failNext({ response: { status: 200, headers: JSON_TYPE, body: bodyOf(10 * 1_048_576) } })
    expect(await send()).toMatchObject({ body: expect.any(String) })
  })

  test.each<[string, WrapOptions, number]>([
    ['10 MiB', {}, 10 * 1_048_576],
    ['maxResponseBytes', { maxResponseBytes: 100 }, 100],
  ])('above %s is UpstreamInvalidResponse, and its connection is closed', async (_limit, options, most) => {
    const front = await openFront({ endpoint: vod.endpoint })
    vod.failNext({ response: { status: 200, headers: JSON_TYPE, body: bodyOf(most + 1) } })
    const call = clientWith(options, front.endpoint).sendRequest('GET', '/v2/medias')
    await expect(call).rejects.toMatchObject({
      code: 'UpstreamInvalidResponse',
      upstreamStatus: 200,
      requestId: JSON_TYPE['x-bce-request-id'],
      operation: 'GET /v2/medias',
      message: `The response of VOD is longer than maxResponseBytes, ${most}`,
    })
    await front.until((open) => open === 0)
    await front.stop()
  })

  test.each([200, 500])('of status %d that is cut off keeps the id of its head', async (status) => {
    vod.failNext({ transport: 'truncated', status })
    const thrown = await send().catch((thrown: unknown) => thrown)
    const requestId = vod.requests.at(-1)?.requestId
    expect(requestId).toEqual(expect.any(String))
    expect(thrown).toMatchObject({
      code: 'UpstreamUnreachable',
      upstreamStatus: status,
      requestId,
      retryable: true,
    })
  })

  test('of an error is cut after 64 KiB, and its connection is closed', async () => {
    const front = await openFront({ endpoint: vod.endpoint })
    vod.failNext({
      response: { status: 502, headers: { 'content-type': 'text/html' }, body: 'x'.repeat(1_000_000) },
    })
    const call = clientWith({}, front.endpoint).sendRequest('GET', '/v2/medias')
    await expect(call).rejects.toMatchObject({
      code: 'UpstreamInvalidResponse',
      cause: { status_code: 502, message: 'x'.repeat(65_536) },
    })
    await front.until((open) => open === 0)
    await front.stop()
  })
})

describe('the body of a response, where the call has an outputStream,', () => {
  test('goes to the outputStream of the call, however long it is', async () => {
    vod.failNext({ response: { status: 200, headers: { etag: '"a"' }, body: 'x'.repeat(1000) } })
    const outputStream = new PassThrough()
    const received = buffer(outputStream)
    const result = await send({ maxResponseBytes: 10 }, { outputStream })
    expect(result).toMatchObject({ http_headers: { etag: 'a' }, body: {} })
    expect(await received).toHaveLength(1000)
  })

  test('of an error does not go to the outputStream', async () => {
    vod.failNext({ code: 'MediaNotFound' })
    const outputStream = new PassThrough()
    await expect(send({}, { outputStream })).rejects.toMatchObject({ code: 'MediaNotFound' })
    expect([outputStream.destroyed, outputStream.readableLength]).toEqual([false, 0])
  })

  test('that breaks off fails the outputStream, and the call', async () => {
    vod.failNext({ transport: 'truncated' })
    const outputStream = new PassThrough()
    const closed = new Promise((resolve) => outputStream.once('close', resolve))
    await expect(send({}, { outputStream })).rejects.toMatchObject({ code: 'UpstreamUnreachable' })
    await closed
  })

  test('that the outputStream does not take fails the call', async () => {
    const outputStream = new Writable({
      write: (_chunk, _encoding, done) => done(new Error('The disk is full')),
    })
    await expect(send({}, { outputStream })).rejects.toMatchObject({ message: 'The disk is full' })
  })
})

test.each([301, 302, 303, 307, 308])('a redirect with %i is not followed', async (status) => {
  vod.failNext({ response: { status, headers: { location: `${vod.endpoint}/v2/tasks` } } })
  await expect(send()).rejects.toMatchObject({ code: 'UpstreamInvalidResponse', upstreamStatus: status })
  expect(vod.requests.map(({ path }) => path)).toEqual(['/v2/medias'])
})

test('a response that switches protocols is UpstreamUnreachable, and not a call that waits', async () => {
  vod.failNext({
    raw: { bytes: 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n' },
  })
  await expect(send()).rejects.toMatchObject({ code: 'UpstreamUnreachable' })
})

describe('the body of a request', () => {
  const bytes = Buffer.from(JSON.stringify({ name: '名' }))

  test.each<[string, () => SdkRequest]>([
    ['text', () => ({ body: bytes.toString() })],
    ['bytes', () => ({ body: bytes })],
    ['an ArrayBuffer', () => ({ body: new Uint8Array(bytes).buffer })],
    [
      'a stream that says its length',
      () => ({ body: Readable.from([bytes]), headers: { 'Content-Length': bytes.length } }),
    ],
  ])('may be %s', async (_kind, request) => {
    await clientWith().sendRequest('PUT', `/v2/medias/${media.published}`, request())
    const { body } = await clientWith().sendRequest('GET', `/v2/medias/${media.published}`)
    expect(body).toMatchObject({ name: '名' })
  })

  test.each<[string, unknown, string]>([
    [
      'an object',
      { name: 'x' },
      'The body of a request must be a string, bytes or a readable stream: JSON.stringify an object',
    ],
    ['a stream of unknown length', Readable.from(['x']), 'A stream needs a Content-Length among the headers'],
  ])('must not be %s', async (_kind, body, message) => {
    const call = clientWith().sendRequest('PUT', '/v2/medias/mda-1', { body })
    await expect(call).rejects.toMatchObject({ code: 'UpstreamFailed', message })
    expect(vod.requests).toEqual([])
  })

  test('that is a stream and breaks off fails the call', async () => {
    const body = new Readable({ read: () => {} })
    const call = clientWith().sendRequest('PUT', '/v2/medias/mda-1', {
      body,
      headers: { 'Content-Length': 9 },
    })
    body.push('x')
    body.destroy(new Error('The upload broke off'))
    await expect(call).rejects.toMatchObject({ code: 'UpstreamFailed', message: 'The upload broke off' })
  })
})
