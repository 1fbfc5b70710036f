import type { Server } from 'node:http'
import * as sdk from '@baiducloud/sdk'
import { BceBaseClient, type SdkConfig, VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { listen, urlOf } from '../../src/listen.ts'

const vod = createVodEmulator()
const { media, credentials } = SEED

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

const config = (): SdkConfig => ({ endpoint: vod.endpoint, credentials })

/** A server that keeps the head of its last request. */
async function openMirror(): Promise<{
  readonly server: Server
  readonly endpoint: string
  headers: NodeJS.Dict<unknown>
}> {
  const server = await listen((request, response) => {
    mirror.headers = request.headers
    response.end('{}')
  })
  const mirror = { server, endpoint: urlOf(server), headers: {} }
  return mirror
}

test.each<[string, (config: SdkConfig) => PromiseLike<unknown>]>([
  ['a method of API v1', (config) => wrapVodClient(new VodClient(config)).getMediaResource('mda-1')],
  [
    'a signed call of API v2',
    (config) => wrapVodClient(new BceBaseClient(config, 'vod', true)).sendRequest('GET', '/v2/medias'),
  ],
])('a session token of STS is sent and signed: %s', async (_kind, call) => {
  const mirror = await openMirror()
  await call({ endpoint: mirror.endpoint, credentials, sessionToken: 'sts-token' })
  expect(mirror.headers).toMatchObject({
    'x-bce-security-token': 'sts-token',
    authorization: expect.stringContaining('x-bce-security-token'),
  })
  mirror.server.close()
})

test('the app’s createSignature signs, sees the request, and may be synchronous', async () => {
  const mirror = await openMirror()
  const client = new BceBaseClient({ endpoint: mirror.endpoint, credentials }, 'vod', true)
  const sign = jest.fn(() => 'bce-auth-v1/own')
  client.createSignature = sign
  await wrapVodClient(client).sendRequest('get', '/v2/medias', { params: { marker: '0' } })
  expect(mirror.headers).toMatchObject({ authorization: 'bce-auth-v1/own' })
  const headers = expect.objectContaining({ Host: new URL(mirror.endpoint).host })
  expect(sign.mock.calls).toEqual([[credentials, 'GET', '/v2/medias', { marker: '0' }, headers]])
  mirror.server.close()
})

test('a createSignature that fails is the failure of the call, and nothing is sent', async () => {
  const client = new BceBaseClient(config(), 'vod', true)
  client.createSignature = () => Promise.reject(new Error('No token'))
  await expect(wrapVodClient(client).sendRequest('GET', '/v2/medias')).rejects.toMatchObject({
    code: 'UpstreamFailed',
    message: 'No token',
  })
  expect(vod.requests).toEqual([])
})

describe('a wrapped client', () => {
  test('hears and emits events as the client does', () => {
    const client = new VodClient(config())
    const wrapped = wrapVodClient(client)
    const hear = jest.fn()
    expect(wrapped.on('progress', hear)).toBe(wrapped)
    client.emit('progress', 1)
    wrapped.emit('progress', 2)
    wrapped.off('progress', hear)
    client.emit('progress', 3)
    expect(hear.mock.calls).toEqual([[1], [2]])
    expect([client.listenerCount('progress'), wrapped.listenerCount('progress')]).toEqual([0, 0])
  })

  test('of a class that the app wrote calls its own methods through the transport', async () => {
    class Videos extends VodClient {
      readonly cache = new Map<string, unknown>()
      async find(mediaId: string): Promise<unknown> {
        const { body } = await this.getMediaResource(mediaId)
        this.cache.set(mediaId, body)
        return body
      }
    }
    vod.failNext({ response: { status: 500, headers: { 'content-type': 'application/json' }, body: 'null' } })
    const videos = wrapVodClient(new Videos(config()))
    await expect(videos.find(media.published)).rejects.toMatchObject({
      code: 'UpstreamInvalidResponse',
      operation: 'find',
    })
    expect(await videos.find(media.published)).toMatchObject({ mediaId: media.published })
    expect([...videos.cache.keys()]).toEqual([media.published])
  })

  test('that the app has given its own sendHTTPRequest keeps it', async () => {
    const client = Object.assign(new BceBaseClient(config(), 'vod', true), {
      sendHTTPRequest: async () => 'own',
    })
    expect(await wrapVodClient(client).sendRequest('GET', '/v2/medias')).toBe('own')
  })

  test('whose method the app has replaced keeps the method', async () => {
    const client = Object.assign(new VodClient(config()), { getMediaResource: async () => 'own' })
    expect(await wrapVodClient(client).getMediaResource('mda-1')).toBe('own')
  })
})

describe('the transport of a wrapped client', () => {
  test('inside an object of clients is sent for as well', async () => {
    vod.failNext({ response: { status: 500, headers: { 'content-type': 'application/json' }, body: 'null' } })
    const { v1 } = wrapVodClient({ v1: new VodClient(config()) })
    await expect(v1.getMediaResource('mda-1')).rejects.toMatchObject({ code: 'UpstreamInvalidResponse' })
  })

  test.each(['VodClient.Statistic', 'CfcClient'])('sends for %s', async (name) => {
    const Class: unknown = name
      .split('.')
      .reduce<unknown>((parent, key) => Reflect.get(Object(parent), key), sdk)
    if (typeof Class !== 'function') throw new TypeError(`The SDK has no ${name}`)
    const client: BceBaseClient = Reflect.construct(Class, [config()])
    vod.failNext({ response: { status: 500, headers: { 'content-type': 'application/json' }, body: 'null' } })
    await expect(wrapVodClient(client).sendRequest('GET', '/v1/x', {})).rejects.toMatchObject({
      code: 'UpstreamInvalidResponse',
    })
  })

  test('with transport: ‘sdk’ sends as the SDK does', async () => {
    const mirror = await openMirror()
    const client = new BceBaseClient({ endpoint: mirror.endpoint, credentials }, 'vod', true)
    await wrapVodClient(client, { transport: 'sdk' }).sendRequest('GET', '/v2/medias')
    expect(mirror.headers).toMatchObject({ connection: 'close' })
    await wrapVodClient(client).sendRequest('GET', '/v2/medias')
    expect(mirror.headers).toMatchObject({ connection: 'keep-alive' })
    mirror.server.closeAllConnections()
    mirror.server.close()
  })

  test('uploads with createMediaResource as the SDK does', async () => {
    const { body } = await wrapVodClient(new VodClient(config())).createMediaResource(
      't',
      'd',
      Buffer.from('x'),
    )
    expect(body).toMatchObject({ mediaId: expect.stringMatching(/^mda-/) })
  })
})

test.each<[string, string, string]>([
  ['get', '/v2/medias/mda-1?a=b', 'GET /v2/medias/{id}'],
  ['PUT', '/v2/medias/ban', 'PUT /v2/medias/ban'],
  ['GET', '/v2/tasks/tsk-1', 'GET /v2/tasks/{id}'],
  ['GET', '/v1/media/mda-1/delivery', 'GET /v1/media/{id}/delivery'],
  ['GET', `/v2/${'x/'.repeat(100)}`, 'GET /v2/{id}/{id}/{id}/{id}/{id}'],
  ['GET', '/v2/medias/constructor', 'GET /v2/medias/{id}'],
  ['GET', 'http://127.0.0.1:1/v2/medias', 'sendRequest'],
  ['PURGE', '/v2/medias', 'sendRequest'],
])('a call of sendRequest is named after its request: %s %s', async (method, path, operation) => {
  const client = wrapVodClient(
    new BceBaseClient({ ...config(), endpoint: 'http://127.0.0.1:1' }, 'vod', true),
  )
  await expect(client.sendRequest(method, path)).rejects.toMatchObject({ operation })
})
