import { CATALOG, isVodErrorCode } from '@vod-errors/core'
import { bareCode, templateParams } from '@vod-errors/core/catalog'
import { request } from '@vod-errors/testing'
import { createVodEmulator } from '../src/index.ts'
import { rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

const list = () => rejectionOf(sdkClients(vod).call('GET', '/v2/medias'))

describe('failNext with a code', () => {
  test.each(Object.keys(CATALOG).filter(isVodErrorCode))(
    '%s has the status and the message of the catalog',
    async (code) => {
      const { status, template } = CATALOG[code]
      const params = Object.fromEntries(templateParams(template).map((name) => [name, `the-${name}`]))
      // Twice, because the SDK retries after RequestTimeTooSkewed.
      vod.failNext({ code, params, times: 2 })
      const rejection = await list()
      expect(rejection.status_code).toBe(status)
      expect(bareCode(rejection.code)).toBe(code)
      expect(rejection.message).toBe(template.replaceAll('{', 'the-').replaceAll('}', ''))
      expect(vod.requests.at(-1)).toMatchObject({ status, code, requestId: rejection.request_id })
    },
  )

  test('qualifies a bare code as VOD does, and keeps a qualified one', async () => {
    vod.failNext({ code: 'MediaNotFound' })
    vod.failNext({ code: 'Elsewhere.MediaNotFound' })
    vod.failNext({ code: 'AccessDenied' })
    expect((await list()).code).toBe('MediaException.MediaNotFound')
    expect((await list()).code).toBe('Elsewhere.MediaNotFound')
    expect((await list()).code).toBe('AccessDenied')
  })

  test('fills in a sample for a missing parameter', async () => {
    vod.failNext({ code: 'MediaNotFound' })
    expect((await list()).message).toBe('Media not found with sample-mediaId')
  })

  test('takes status, message and request id from the fault', async () => {
    vod.failNext({ code: 'SomethingNew', status: 418, message: 'New.', requestId: 'id-from-the-test' })
    expect(await list()).toMatchObject({
      status_code: 418,
      code: 'SomethingNew',
      message: 'New.',
      request_id: 'id-from-the-test',
    })
    expect(vod.requests).toMatchObject([{ status: 418, code: 'SomethingNew', requestId: 'id-from-the-test' }])
  })

  test('uses the shape that the path implies, unless the fault has its own', async () => {
    const bodyOf = async (path: string) => Object.keys(JSON.parse((await request(vod.endpoint + path)).text))
    vod.failNext({ code: 'InternalError', times: 2 })
    vod.failNext({ code: 'InternalError', shape: 'v1' })
    expect(await bodyOf('/v2/medias')).toEqual(['requestId', 'code', 'message'])
    expect(await bodyOf('/v1/media')).toEqual(['requestId', 'code', 'message', 'success'])
    expect(await bodyOf('/v2/medias')).toEqual(['requestId', 'code', 'message', 'success'])
  })
})

describe('the fault queue', () => {
  test('is used in order, each fault as often as its `times`, and then calls succeed', async () => {
    vod.failNext({ code: 'MediaBanned', times: 2 })
    vod.failNext({ code: 'InternalError' })
    const codes = [await list(), await list(), await list()].map(({ code }) => bareCode(code))
    expect(codes).toEqual(['MediaBanned', 'MediaBanned', 'InternalError'])
    await expect(sdkClients(vod).call('GET', '/v2/medias')).resolves.toBeDefined()
  })

  test('keeps a fault for its own method and path', async () => {
    vod.failNext({ code: 'MediaBanned', method: 'PUT', path: '/v2/medias/*' })
    const { call } = sdkClients(vod)
    await expect(call('GET', '/v2/medias')).resolves.toBeDefined()
    await expect(call('GET', '/v2/medias/mda-published0000001')).resolves.toBeDefined()
    const rejection = await rejectionOf(call('PUT', '/v2/medias/mda-published0000001', {}))
    expect(bareCode(rejection.code)).toBe('MediaBanned')
  })

  test('matches a path literally, except for its stars', async () => {
    vod.failNext({ code: 'MediaBanned', path: '/v2/medias/mda.published' })
    const { call } = sdkClients(vod)
    expect(bareCode((await rejectionOf(call('GET', '/v2/medias/mdaXpublished'))).code)).toBe('MediaNotFound')
    expect(bareCode((await rejectionOf(call('GET', '/v2/medias/mda.published'))).code)).toBe('MediaBanned')
  })

  test('ignores changes to a fault object after it was queued', async () => {
    const fault = { code: 'MediaBanned' }
    vod.failNext(fault)
    fault.code = 'InternalError'
    expect(bareCode((await list()).code)).toBe('MediaBanned')
  })
})

const INVALID_FAULTS: [string, unknown, string][] = [
  ['nothing', undefined, 'Expected `fault` to be an object, got undefined'],
  [
    'no kind',
    { times: 1 },
    'Expected `fault` to be an object with code, model, response, raw or transport, got { times: 1 }',
  ],
  ['a misspelled field', { code: 'MediaBanned', parms: {} }, 'got "parms"'],
  ['a field of another kind', { transport: 'hang', status: 500 }, 'got "status"'],
  ['a code that is not a string', { code: 7 }, 'Expected `code` to be a non-empty string, got 7'],
  ['an unknown code without status', { code: 'New' }, 'Expected `status` to be given with New'],
  [
    'an impossible status',
    { code: 'MediaBanned', status: 99 },
    'Expected `status` to be an integer 200–999, got 99',
  ],
  [
    'params that are not strings',
    { code: 'MediaBanned', params: { mediaId: 1 } },
    'Expected `params` to be an object of strings',
  ],
  [
    'a request id that is not a legal header',
    { code: 'MediaBanned', requestId: 'a\nb' },
    'Expected `requestId`',
  ],
  [
    'an unknown shape',
    { code: 'MediaBanned', shape: 'v3' },
    "Expected `shape` to be 'v1' or 'v2', got \"v3\"",
  ],
  ['zero times', { code: 'MediaBanned', times: 0 }, 'Expected `times` to be an integer of at least 1, got 0'],
  ['a path with a query', { code: 'MediaBanned', path: '/v1/media?apply' }, 'Expected `path`'],
  ['an unknown transport', { transport: 'fire' }, 'Expected `transport` to be one of hang, reset, truncated'],
  ['the name of an inherited property', { transport: 'constructor' }, 'Expected `transport` to be one of'],
  [
    'slow without a time',
    { transport: 'slow' },
    'Expected `overMs` to be an integer 0–600000, got undefined',
  ],
  [
    'a response without a status',
    { response: {} },
    'Expected `response.status` to be an integer 200–999, got undefined',
  ],
  [
    'a header with a line break',
    { response: { status: 200, headers: { a: 'b\r\nc: d' } } },
    'Expected `response.headers.a`',
  ],
  ['a body of the wrong type', { response: { status: 200, body: {} } }, 'Expected `response.body`'],
  [
    'invalid base64',
    { response: { status: 200, bodyBase64: '!' } },
    'Expected `response.bodyBase64` to be base64',
  ],
  [
    'two bodies',
    { response: { status: 200, body: '', bodyBase64: '' } },
    'Expected `response.body` to be left out beside bodyBase64',
  ],
  ['raw that is not an object', { raw: 'x' }, 'Expected `raw` to be an object, got "x"'],
  [
    'raw bytes of the wrong type',
    { raw: { bytes: 7 } },
    'Expected `raw.bytes` to be a string or bytes, got 7',
  ],
  ['raw with a status', { raw: { status: 200 } }, 'got "status"'],
  ['too long a time', { raw: { bytes: '' }, overMs: 600_001 }, 'Expected `overMs` to be an integer'],
]

describe('failNext rejects', () => {
  test.each(INVALID_FAULTS)('%s', (_, fault, message) => {
    const failNext: (fault: never) => void = vod.failNext
    expect(() => failNext(fault as never)).toThrow(TypeError)
    expect(() => failNext(fault as never)).toThrow(message)
  })
})
