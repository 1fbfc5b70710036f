import { BceBaseClient, type SdkConfig, type SdkRequest, type SdkResponse, VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, type Fault, SEED } from '@vod-errors/emulator'
import { VodClient as OldVodClient } from 'bce-sdk-js'

const vod = createVodEmulator()
const { media, tasks, sessions, presetId } = SEED
const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

beforeAll(() => vod.start())
afterAll(() => vod.stop())

type Call<Client> = (client: Client) => PromiseLike<SdkResponse>

const V1: Readonly<Record<string, Call<VodClient>>> = {
  getMediaResource: (client) => client.getMediaResource(media.published),
  listMediaResource: (client) => client.listMediaResource({ status: 'PUBLISHED', pageSize: 2 }),
  'listMediaResource without options': (client) => client.listMediaResource(),
  listMediaResources: (client) => client.listMediaResources({ marker: 0, maxSize: 3 }),
  'updateMediaResource in Chinese': (client) =>
    client.updateMediaResource(media.published, '标题 (1)', '~*!'),
  stopMediaResource: (client) => client.stopMediaResource(media.published),
  publishMediaResource: (client) => client.publishMediaResource(media.disabled),
  deleteMediaResource: (client) => client.deleteMediaResource(media.published),
  getDownloadUrl: (client) => client.getDownloadUrl(media.published, 60),
  getPlayableUrl: (client) => client.getPlayableUrl(media.published),
  getPlayerCode: (client) => client.getPlayerCode(media.published, 640, 360, true),
  _generateMediaId: (client) => client._generateMediaId(),
  _createMediaResource: (client) => client._createMediaResource('mda-1', 't', 'd', {}),
}

const send =
  (method: string, path: string, request: SdkRequest = {}): Call<BceBaseClient> =>
  (client) =>
    client.sendRequest(method, path, request)
const json = (fields: object): SdkRequest => ({ body: JSON.stringify(fields) })

const V2: Readonly<Record<string, Call<BceBaseClient>>> = {
  'GET /v2/medias': send('GET', '/v2/medias', { params: { marker: '0', maxSize: 2 } }),
  'GET /v2/medias/{id}': send('GET', `/v2/medias/${media.published}`),
  'PUT /v2/medias/{id}': send('PUT', `/v2/medias/${media.published}`, json({ name: '新' })),
  'DELETE /v2/medias/{id}': send('DELETE', `/v2/medias/${media.published}`),
  'PUT /v2/medias/ban': send('PUT', '/v2/medias/ban', json({ mediaId: media.published })),
  'PUT /v2/medias/unban': send('PUT', '/v2/medias/unban', json({ mediaId: media.banned })),
  'POST /v2/medias/upload': send('POST', '/v2/medias/upload', json({ name: 'n', container: 'mp4' })),
  'POST /v2/medias/complete_upload': send(
    'POST',
    '/v2/medias/complete_upload',
    json({ sessionKey: sessions.nothingUploaded }),
  ),
  'POST /v2/medias/process': send(
    'POST',
    '/v2/medias/process',
    json({ mediaId: media.published, preset: { presetId } }),
  ),
  'POST /v2/medias/fetch': send(
    'POST',
    '/v2/medias/fetch',
    json({ url: 'http://a.example/b.mp4', name: 'n' }),
  ),
  'POST /v2/media_compose': send('POST', '/v2/media_compose', json({})),
  'GET /v2/tasks': send('GET', '/v2/tasks'),
  'GET /v2/tasks/{id}': send('GET', `/v2/tasks/${tasks.finished}`),
  'GET /v2/callback': send('GET', '/v2/callback'),
  'PUT /v2/callback': send('PUT', '/v2/callback', { body: Buffer.from('{"url":"http://a.example"}') }),
  'a path with a blank': send('GET', '/v2/medias/a b'),
  'a path that leads up': send('GET', '/v2/medias/../tasks'),
  'params that are to be escaped': send('GET', '/v2/medias', {
    params: { title: "(a)'b' ~*! 中", none: null },
  }),
  'headers of its own': send('GET', '/v2/medias', { headers: { 'x-bce-mark': 'a b', 'User-Agent': 'me' } }),
}

/** What differs between two calls of the same client, too: ids, times, and what belongs to the connection. */
const UNSTABLE =
  /(?:mda|tsk)-[a-z0-9]{16}(?<!published0000001|disabled00000001)|\d{4}-\d\d-\d\dT[\d:.]+Z|"(?:sessionKey|date|x-bce-\w+-id|connection|keep-alive|sourceKey|x-bce-date)":"[^"]*",?|[?&](?:authorization|sign\w*|token)=[^"&]*/g
const stable = (value: unknown): unknown => {
  const text = JSON.stringify(value, (_key, part) =>
    Buffer.isBuffer(part) ? `bytes ${part.toString()}` : part,
  )
  return JSON.parse(
    text.replace(UNSTABLE, (found) => (found.startsWith('"') ? '' : 'unstable')).replaceAll(',}', '}'),
  )
}

interface Outcome {
  readonly result?: unknown
  readonly rejection?: unknown
  readonly requests: readonly unknown[]
}

async function outcomeOf(call: () => PromiseLike<unknown>, fault?: Fault): Promise<Outcome> {
  vod.reset()
  if (fault) vod.failNext(fault)
  const outcome = await Promise.resolve(call()).then(
    (result) => ({ result: stable(result) }),
    (rejection: unknown) => ({ rejection }),
  )
  const requests = vod.requests.map(
    ({ requestId: _id, number: _number, time: _time, tookMs: _tookMs, ...request }) => request,
  )
  return { ...outcome, requests }
}

/** The SDK, and what its calls come to without us. */
const SDKS: Readonly<Record<string, (config: SdkConfig) => VodClient>> = {
  '@baiducloud/sdk': (config) => new VodClient(config),
  'bce-sdk-js': (config) => new OldVodClient(config),
}

describe.each(Object.entries(SDKS))('%s', (name, make) => {
  const config = () => ({ endpoint: vod.endpoint, credentials: vod.credentials })
  const calls = Object.entries<Call<VodClient>>({ ...V1, ...V2 })

  test.each(calls)('%s: the same request comes to the same result', async (_call, call) => {
    const bare = await outcomeOf(() => call(make(config())))
    const wrapped = await outcomeOf(() => call(wrapVodClient(make(config()))))
    expect(wrapped.requests).toEqual(bare.requests)
    expect(wrapped.result).toEqual(bare.result)
    expect(Boolean(wrapped.rejection)).toBe(Boolean(bare.rejection))
  })

  test.each(calls)(
    '%s: a failure is the SDK’s rejection, with the headers beside it',
    async (_call, call) => {
      const headers = {
        'content-type': 'application/json',
        'x-bce-request-id': REQUEST_ID,
        'retry-after': '7',
        date: 'Fri, 27 Nov 2026 00:00:00 GMT',
        'x-bce-debug-id': 'debug',
      }
      for (const body of [
        JSON.stringify({
          requestId: REQUEST_ID,
          code: 'RequestConflict',
          message: 'Your concurrent request is conflict',
        }),
        JSON.stringify({ code: 'RequestConflict', message: 'Your concurrent request is conflict' }),
      ]) {
        const fault: Fault = { response: { status: 409, headers, body } }
        const bare = await outcomeOf(() => call(make(config())), fault)
        const { rejection } = await outcomeOf(() => call(wrapVodClient(make(config()))), fault)
        expect(rejection).toMatchObject({
          code: 'RequestConflict',
          requestId: REQUEST_ID,
          retryAfter: 7,
          upstreamStatus: 409,
        })
        const { cause } = rejection as { cause: object }
        // The older SDK leaves out the two headers that the newer one has.
        if (name === 'bce-sdk-js') expect(cause).toMatchObject(bare.rejection as object)
        else expect(cause).toStrictEqual(bare.rejection)
      }
    },
  )
})

const BODIES: readonly (readonly [string, Fault])[] = [
  [
    'JSON of another type',
    { response: { status: 200, headers: { 'content-type': 'text/json' }, body: '[1]' } },
  ],
  ['text', { response: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'text' } }],
  ['no type', { response: { status: 200, body: 'text' } }],
  ['nothing', { response: { status: 204 } }],
  [
    'an ETag in quotes and an empty header',
    { response: { status: 200, headers: { etag: '"a"', 'x-empty': '' }, body: '' } },
  ],
  [
    'two cookies',
    { raw: { bytes: 'HTTP/1.1 200 OK\r\nset-cookie: a=1\r\nset-cookie: b=2\r\nconnection: close\r\n\r\n' } },
  ],
  ['a page of a gateway', { transport: 'html' }],
  ['an empty error', { transport: 'empty' }],
  ['JSON that cannot be parsed', { transport: 'brokenJson' }],
  ['a redirect', { response: { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: 'moved' } }],
  [
    'a JSON number',
    { response: { status: 500, headers: { 'content-type': 'application/json' }, body: '7' } },
  ],
]

test.each(BODIES)('a response of %s is what it is for the SDK', async (_body, fault) => {
  const make = () => new BceBaseClient({ endpoint: vod.endpoint, credentials: vod.credentials }, 'vod', true)
  const bare = await outcomeOf(() => make().sendRequest('GET', '/v2/medias'), fault)
  const wrapped = await outcomeOf(() => wrapVodClient(make()).sendRequest('GET', '/v2/medias'), fault)
  expect(wrapped.result).toEqual(bare.result)
  expect(Reflect.get(Object(wrapped.rejection), 'cause')).toEqual(bare.rejection)
  expect(wrapped.requests).toHaveLength(1)
})
