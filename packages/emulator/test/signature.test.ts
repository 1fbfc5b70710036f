import { Auth } from '@baiducloud/sdk'
import { createVodEmulator, SEED } from '../src/index.ts'
import { rawRequest } from './raw-request.ts'

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
  await rawRequest(vod.endpoint + target, { headers })
  return vod.requests.at(-1)?.code
}

describe('a signature is computed again and compared', () => {
  test.each<[string, Signing]>([
    ['only host is signed', {}],
    [
      'host and x-bce-date are signed',
      { headers: { 'x-bce-date': '2024-03-24T13:08:44Z' }, signed: ['host', 'x-bce-date'] },
    ],
    ['the query is signed', { query: { maxSize: '2', name: 'ä & (b)' } }],
  ])('accepts: %s', async (_, signing) => {
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
  ])('refuses what was signed for %s', async (_, signing, target) => {
    expect(await codeOf(target, { authorization: sign(signing) })).toBe('SignatureDoesNotMatch')
  })

  test('refuses a signed header that was altered on the way', async () => {
    const signing = { headers: { 'x-bce-date': 'then' }, signed: ['host', 'x-bce-date'] }
    const altered = { 'x-bce-date': 'now', authorization: sign(signing) }
    expect(await codeOf('/v2/medias', altered)).toBe('SignatureDoesNotMatch')
  })

  test('does not look at a header that is not among the signed ones', async () => {
    const headers = { 'x-bce-date': 'whatever', authorization: sign({}) }
    expect(await codeOf('/v2/medias', headers)).toBeUndefined()
  })

  test.each<[string, (good: string) => string]>([
    ['another version', (good) => good.replace('bce-auth-v1', 'bce-auth-v2')],
    ['a missing part', (good) => good.replace('/1800', '')],
    ['a time that is none', (good) => good.replace(/\d{4}-\d\d-/, '2024-99-')],
    ['a signature cut short', (good) => good.slice(0, -1)],
    ['another scheme', () => 'Bearer token'],
  ])('refuses a malformed header with InvalidHTTPAuthHeader: %s', async (_, spoil) => {
    expect(await codeOf('/v2/medias', { authorization: spoil(sign({})) })).toBe('InvalidHTTPAuthHeader')
  })

  test('refuses a signature after the time that it allows itself', async () => {
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

  test('lets the read-only key pair read', async () => {
    const { ak, sk } = SEED.readOnlyCredentials
    const host = new URL(vod.endpoint).host
    const now = Date.now() / 1000
    const authorization = new Auth(ak, sk).generateAuthorization('GET', '/v2/medias', {}, { host }, now, 60, [
      'host',
    ])
    expect(await codeOf('/v2/medias', { authorization })).toBeUndefined()
  })
})
