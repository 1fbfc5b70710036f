import { Auth } from '@baiducloud/sdk'
import { request } from '@vod-errors/testing'
import { createVodEmulator, SEED } from '../src/index.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

interface Signing {
  readonly method?: string
  readonly path?: string
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
  readonly signed?: readonly string[]
  readonly seconds?: number
}

function sign({
  method = 'GET',
  path = '/v2/medias',
  query = {},
  headers = {},
  signed = ['host'],
  seconds,
}: Signing) {
  const { ak, sk } = vod.credentials
  const host = new URL(vod.endpoint).host
  const now = Date.now() / 1000
  return new Auth(ak, sk).generateAuthorization(
    method,
    path,
    query,
    { host, ...headers },
    now,
    seconds ?? 1800,
    signed,
  )
}

async function codeOf(target: string, headers: Record<string, string>): Promise<string | undefined> {
  await request(vod.endpoint + target, { headers })
  return vod.requests.at(-1)?.code
}

describe('a signature', () => {
  test.each<[string, Signing]>([
    ['only host is signed', {}],
    [
      'host and x-bce-date are signed',
      { headers: { 'x-bce-date': '2024-03-24T13:08:44Z' }, signed: ['host', 'x-bce-date'] },
    ],
    ['the query is signed', { query: { maxSize: '2', name: 'ä & (b)' } }],
  ])('is accepted: %s', async (_, signing) => {
    const query = new URLSearchParams(signing.query)
    const headers = { ...signing.headers, authorization: sign(signing) }
    expect(await codeOf(`/v2/medias?${query}`, headers)).toBeUndefined()
    expect(vod.requests.at(-1)?.status).toBe(200)
  })

  test.each<[string, Signing, string]>([
    ['another method', { method: 'DELETE' }, '/v2/medias'],
    ['another path', { path: '/v2/tasks' }, '/v2/medias'],
    ['another query', { query: { maxSize: '1' } }, '/v2/medias?maxSize=2'],
    [
      'a signed header that was never sent',
      { headers: { 'x-bce-date': 'then' }, signed: ['host', 'x-bce-date'] },
      '/v2/medias',
    ],
  ])('is rejected if it was made for %s', async (_, signing, target) => {
    expect(await codeOf(target, { authorization: sign(signing) })).toBe('SignatureDoesNotMatch')
  })

  test('is rejected if a signed header was altered', async () => {
    const signing = { headers: { 'x-bce-date': 'then' }, signed: ['host', 'x-bce-date'] }
    const altered = { 'x-bce-date': 'now', authorization: sign(signing) }
    expect(await codeOf('/v2/medias', altered)).toBe('SignatureDoesNotMatch')
  })

  test('ignores headers that it does not cover', async () => {
    const headers = { 'x-bce-date': 'whatever', authorization: sign({}) }
    expect(await codeOf('/v2/medias', headers)).toBeUndefined()
  })
})

describe('a signature that VOD cannot use', () => {
  test.each<[string, (valid: string) => string]>([
    ['another version', (valid) => valid.replace('bce-auth-v1', 'bce-auth-v2')],
    ['a missing part', (valid) => valid.replace('/1800', '')],
    ['an invalid time', (valid) => valid.replace(/\d{4}-\d\d-/, '2024-99-')],
    ['a signature cut short', (valid) => valid.slice(0, -1)],
    ['another scheme', () => 'Bearer token'],
  ])('is InvalidHTTPAuthHeader if malformed: %s', async (_, spoil) => {
    expect(await codeOf('/v2/medias', { authorization: spoil(sign({})) })).toBe('InvalidHTTPAuthHeader')
  })

  test('is RequestExpired after its lifetime', async () => {
    expect(await codeOf('/v2/medias', { authorization: sign({ seconds: -2 }) })).toBe('InvalidHTTPAuthHeader')
    const old = new Auth(vod.credentials.ak, vod.credentials.sk)
    const host = new URL(vod.endpoint).host
    const authorization = old.generateAuthorization(
      'GET',
      '/v2/medias',
      {},
      { host },
      Date.now() / 1000 - 61,
      60,
      ['host'],
    )
    expect(await codeOf('/v2/medias', { authorization })).toBe('RequestExpired')
  })

  test('of the read-only key pair is accepted for reading', async () => {
    const { ak, sk } = SEED.readOnlyCredentials
    const host = new URL(vod.endpoint).host
    const now = Date.now() / 1000
    const authorization = new Auth(ak, sk).generateAuthorization('GET', '/v2/medias', {}, { host }, now, 60, [
      'host',
    ])
    expect(await codeOf('/v2/medias', { authorization })).toBeUndefined()
  })
})
