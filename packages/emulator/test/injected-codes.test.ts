import { CATALOG, isVodErrorCode } from '@vod-errors/core'
import { bareCode, templateParams } from '@vod-errors/core/catalog'
import { createVodEmulator } from '../src/index.ts'
import { rawRequest } from './raw-request.ts'
import { rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

const list = () => rejectionOf(sdkClients(vod).call('GET', '/v2/medias'))

describe('failNext with a code', () => {
  test.each(Object.keys(CATALOG).filter(isVodErrorCode))(
    '%s has the status and the message of its row',
    async (code) => {
      const { status, template } = CATALOG[code]
      const params = Object.fromEntries(templateParams(template).map((name) => [name, `the-${name}`]))
      // Twice, because the SDK answers RequestTimeTooSkewed by signing and sending again.
      vod.failNext({ code, params, times: 2 })
      const rejection = await list()
      expect(rejection.status_code).toBe(status)
      expect(bareCode(rejection.code)).toBe(code)
      expect(rejection.message).toBe(template.replaceAll('{', 'the-').replaceAll('}', ''))
      expect(vod.requests.at(-1)).toMatchObject({ status, code, requestId: rejection.request_id })
    },
  )

  test('qualifies a bare code as VOD does and leaves a qualified one as it is', async () => {
    vod.failNext({ code: 'MediaNotFound' })
    vod.failNext({ code: 'Elsewhere.MediaNotFound' })
    vod.failNext({ code: 'AccessDenied' })
    expect((await list()).code).toBe('MediaException.MediaNotFound')
    expect((await list()).code).toBe('Elsewhere.MediaNotFound')
    expect((await list()).code).toBe('AccessDenied')
  })

  test('fills a parameter that is not given with a sample', async () => {
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

  test('answers in the shape that belongs to the path, unless the fault names the other', async () => {
    const bodyOf = async (path: string) =>
      Object.keys(JSON.parse((await rawRequest(vod.endpoint + path)).text))
    vod.failNext({ code: 'InternalError', times: 2 })
    vod.failNext({ code: 'InternalError', shape: 'v1' })
    expect(await bodyOf('/v2/medias')).toEqual(['requestId', 'code', 'message'])
    expect(await bodyOf('/v1/media')).toEqual(['requestId', 'code', 'message', 'success'])
    expect(await bodyOf('/v2/medias')).toEqual(['requestId', 'code', 'message', 'success'])
  })
})

describe('the line of faults', () => {
  test('is met in order, each fault as often as it says, and then the calls go through', async () => {
    vod.failNext({ code: 'MediaBanned', times: 2 })
    vod.failNext({ code: 'InternalError' })
    const codes = [await list(), await list(), await list()].map(({ code }) => bareCode(code))
    expect(codes).toEqual(['MediaBanned', 'MediaBanned', 'InternalError'])
    await expect(sdkClients(vod).call('GET', '/v2/medias')).resolves.toBeDefined()
  })

  test('lets a fault wait for its own method and path', async () => {
    vod.failNext({ code: 'MediaBanned', method: 'PUT', path: '/v2/medias/*' })
    const { call } = sdkClients(vod)
    await expect(call('GET', '/v2/medias')).resolves.toBeDefined()
    await expect(call('GET', '/v2/medias/mda-published0000001')).resolves.toBeDefined()
    const rejection = await rejectionOf(call('PUT', '/v2/medias/mda-published0000001', {}))
    expect(bareCode(rejection.code)).toBe('MediaBanned')
  })

  test('takes a path literally, but for its stars', async () => {
    vod.failNext({ code: 'MediaBanned', path: '/v2/medias/mda.published' })
    const { call } = sdkClients(vod)
    expect(bareCode((await rejectionOf(call('GET', '/v2/medias/mdaXpublished'))).code)).toBe('MediaNotFound')
    expect(bareCode((await rejectionOf(call('GET', '/v2/medias/mda.published'))).code)).toBe('MediaBanned')
  })

  test('does not see what becomes of a fault object after it was put', async () => {
    const fault = { code: 'MediaBanned' }
    vod.failNext(fault)
    fault.code = 'InternalError'
    expect(bareCode((await list()).code)).toBe('MediaBanned')
  })
})

describe('failNext refuses what is no fault', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'Expected `fault` to be an object, got undefined'],
    [
      'no kind',
      { times: 1 },
      'Expected `fault` to be an object with code, answer, raw or transport, got "times"',
    ],
    ['a misspelt field', { code: 'MediaBanned', parms: {} }, 'got "parms"'],
    ['a field of another kind', { transport: 'hang', status: 500 }, 'got "status"'],
    ['a code that is no text', { code: 7 }, 'Expected `code` to be a non-empty string, got 7'],
    ['an unknown code without status', { code: 'New' }, 'Expected `status` to be given with New'],
    [
      'an impossible status',
      { code: 'MediaBanned', status: 99 },
      'Expected `status` to be an integer 200–999, got 99',
    ],
    [
      'params that are no text',
      { code: 'MediaBanned', params: { mediaId: 1 } },
      'Expected `params` to be an object of strings',
    ],
    ['a request id that is no header', { code: 'MediaBanned', requestId: 'a\nb' }, 'Expected `requestId`'],
    [
      'an unknown shape',
      { code: 'MediaBanned', shape: 'v3' },
      "Expected `shape` to be 'v1' or 'v2', got \"v3\"",
    ],
    ['no times', { code: 'MediaBanned', times: 0 }, 'Expected `times` to be an integer of at least 1, got 0'],
    ['a path with a query', { code: 'MediaBanned', path: '/v1/media?apply' }, 'Expected `path`'],
    [
      'an unknown transport',
      { transport: 'fire' },
      'Expected `transport` to be one of hang, reset, truncated',
    ],
    ['a name that every object has', { transport: 'constructor' }, 'Expected `transport` to be one of'],
    [
      'slowness without a time',
      { transport: 'slow' },
      'Expected `overMs` to be an integer 0–600000, got undefined',
    ],
    [
      'an answer without status',
      { answer: {} },
      'Expected `answer.status` to be an integer 200–999, got undefined',
    ],
    [
      'a header that splits',
      { answer: { status: 200, headers: { a: 'b\r\nc: d' } } },
      'Expected `answer.headers.a`',
    ],
    ['a body that is no bytes', { answer: { status: 200, body: {} } }, 'Expected `answer.body`'],
    [
      'base64 that is none',
      { answer: { status: 200, bodyBase64: '!' } },
      'Expected `answer.bodyBase64` to be base64',
    ],
    [
      'two bodies',
      { answer: { status: 200, body: '', bodyBase64: '' } },
      'Expected `answer.body` to be left out beside bodyBase64',
    ],
    ['raw bytes that are no object', { raw: 'x' }, 'Expected `raw` to be an object, got "x"'],
    [
      'raw bytes that are no bytes',
      { raw: { bytes: 7 } },
      'Expected `raw.bytes` to be a string or bytes, got 7',
    ],
    ['raw bytes with a status', { raw: { status: 200 } }, 'got "status"'],
    ['a drip that never ends', { raw: { bytes: '' }, overMs: 600_001 }, 'Expected `overMs` to be an integer'],
  ])('%s', (_, fault, message) => {
    const put: (fault: never) => void = vod.failNext
    expect(() => put(fault as never)).toThrow(TypeError)
    expect(() => put(fault as never)).toThrow(message)
  })
})
