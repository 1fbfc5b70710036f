import { en, ja, ko, type MessageFunction, type VodErrorHandlerOptions, zhCN, zhTW } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import type { Harness } from './harness.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')
const DENIED = sdkRejection('AccessDenied')

/** The texts that the user reads, and their language. */
export function describeMessages(harness: Harness): void {
  describe('messages', () => {
    testOverrides(harness)
    testMessageFunctions(harness)
    testMessagePolicy(harness)
    testRenamedCodes(harness)
  })
  describe('languages', () => testLanguages(harness))
}

function testOverrides(harness: Harness): void {
  test.each<[string, VodErrorHandlerOptions['messages'], string]>([
    ['a text', { MediaNotFound: 'Gone.' }, 'Gone.'],
    ['a text with parameters', { MediaNotFound: 'No {mediaId}.' }, 'No mediaId-1.'],
    ['a function', { MediaNotFound: ({ params }) => `None: ${params['mediaId']}` }, 'None: mediaId-1'],
    [
      'a function of the context',
      { MediaNotFound: (_error, { params }) => `None: ${params['mediaId']}` },
      'None: mediaId-1',
    ],
    ['a function for all codes', (_error, { code, locale }) => `${code}, ${locale}`, 'MediaNotFound, en'],
    ['a function that has none for this code', { MediaNotFound: () => undefined }, en.codes.MediaNotFound],
    ['a function for all codes that has none for this one', () => undefined, en.codes.MediaNotFound],
    ['a text in another language only', { MediaNotFound: { 'zh-CN': '没了。' } }, en.codes.MediaNotFound],
    ['a text in this language', { MediaNotFound: { en: 'Gone.' } }, 'Gone.'],
  ])('can be overridden with %s', async (_name, messages, message) => {
    const response = await harness.get(NOT_FOUND, { messages })
    expect(response.status).toBe(404)
    expect(response.body).toEqual({ requestId: REQUEST_ID, code: 'MediaNotFound', message })
  })

  test('fall back to the defaults if a parameter is missing or a function throws, with one warning', async () => {
    const throwing = () => {
      throw new Error('hook')
    }
    const messages = { MediaNotFound: 'No {mediaId}.', AccessDenied: throwing }
    const withoutParams = await harness.get({ ...NOT_FOUND, message: 'other words' }, { messages })
    expect(withoutParams.body.message).toBe(en.codes.MediaNotFound)
    const server = await harness.serveThrowing(DENIED, { messages })
    for (let i = 0; i < 2; i++)
      expect((await supertest(server).get('/route')).body.message).toBe(en.codes.AccessDenied)
    const warnings = harness.stderr().filter((line) => line.includes('the hook messages.AccessDenied failed'))
    expect(warnings).toHaveLength(1)
  })
}

function testMessageFunctions(harness: Harness): void {
  test('see the request and what the browser gets', async () => {
    const messages = jest.fn().mockReturnValue('Mine.')
    const conflict = { ...sdkRejection('RequestConflict'), status_code: 409 }
    const response = await harness.get(conflict, { messages }, { 'accept-language': 'zh', 'x-site': 'cn' })
    expect(response.body.message).toBe('Mine.')
    const [error, { request, ...context }] = messages.mock.calls[0] ?? []
    expect(error).toMatchObject({ name: 'VodError', code: 'RequestConflict' })
    expect(request.header('X-Site')).toBe('cn')
    expect(context).toEqual({
      ...{
        status: 409,
        code: 'RequestConflict',
        fault: 'caller',
        retryable: true,
        retryAfter: 1,
        params: {},
      },
      ...{ locale: 'zh-CN', requestId: REQUEST_ID, ownRequestId: undefined },
      userMessage: zhCN.codes.RequestConflict,
    })
  })

  test.each<[string, MessageFunction]>([
    ['throws', () => Reflect.get(Object(null), 'x').y],
    ['returns an empty text', () => ''],
    ['returns no text', () => Reflect.get({ bad: 404 }, 'bad')],
    ['is async by mistake', () => Reflect.apply(Promise.reject, Promise, [new Error('late')])],
  ])(
    'fall back to the built-in text, with one warning, if the function for all codes %s',
    async (_n, messages) => {
      const options = { messages }
      const { body } = await harness.get(NOT_FOUND, options)
      expect(body.message).toBe(en.codes.MediaNotFound)
      expect(harness.stderr()).toEqual([expect.stringContaining('the hook messages failed')])
    },
  )
}

function testMessagePolicy(harness: Harness): void {
  test('never advise the caller about an operator fault', async () => {
    const forbidden = { ...sdkRejection('InvalidRequest'), status_code: 403 }
    const { body } = await harness.get(forbidden, { messages: { InvalidRequest: 'Check your title.' } })
    expect(body.message).toBe(en.unknown.operator)
  })

  test('never describe a hidden code', async () => {
    const messages = { InternalError: 'Our fault.' }
    const { body } = await harness.get(sdkRejection('AccountOverdue'), { statusPolicy: 'gateway', messages })
    expect(body).toEqual({ requestId: REQUEST_ID, code: 'InternalError', message: 'Our fault.' })
  })
}

function testRenamedCodes(harness: Harness): void {
  const banned = { status: 404, code: 'MediaNotFound' }
  test('describe the code that is sent, so that a hidden one stays hidden', async () => {
    const { body } = await harness.get(sdkRejection('MediaBanned'), { status: { MediaBanned: banned } })
    expect(body.message).toBe(en.codes.MediaNotFound)
  })

  test('of a renamed code can use the parameters of the original', async () => {
    const status = { MediaBanned: { status: 423, code: 'Locked' } }
    const options = { status, messages: { Locked: '{mediaId} is locked.' } }
    const { body } = await harness.get(sdkRejection('MediaBanned'), options)
    expect(body).toMatchObject({ code: 'Locked', message: 'mediaId-1 is locked.' })
  })
}

function testLanguages(harness: Harness): void {
  test('follow Accept-Language, and are named in Content-Language', async () => {
    const response = await harness.get(NOT_FOUND, {}, { 'accept-language': 'zh-SG, en;q=0.5' })
    expect(response.body.message).toBe(zhCN.codes.MediaNotFound)
    expect(response.headers).toMatchObject({ 'content-language': 'zh-CN', vary: 'Accept, Accept-Language' })
  })

  test.each(['zh-TW', 'zh-HK', 'zh-Hant-MO;q=0.9, en;q=0.8'])(
    'are Traditional Chinese for "%s"',
    async (acceptLanguage) => {
      const response = await harness.get(NOT_FOUND, {}, { 'accept-language': acceptLanguage })
      expect(response.body.message).toBe(zhTW.codes.MediaNotFound)
      expect(response.headers['content-language']).toBe('zh-TW')
    },
  )

  test.each([ja, ko])('can be in a language that is exported but not built in', async (table) => {
    const options = { locales: [table] }
    const { body } = await harness.get(NOT_FOUND, options, { 'accept-language': `${table.locale}, en;q=0.5` })
    expect(body.message).toBe(table.codes.MediaNotFound)
  })

  test('follow the app’s `locale` hook, which reads the request context, before Accept-Language', async () => {
    const options: VodErrorHandlerOptions = {
      locale: ({ method, path, header, state }) =>
        method === 'GET' && path === '/route' && state && header('X-Site') === 'cn' ? 'zh' : undefined,
    }
    const chosen = await harness.get(NOT_FOUND, options, { 'x-site': 'cn', 'accept-language': 'en' })
    expect(chosen.headers['content-language']).toBe('zh-CN')
    const negotiated = await harness.get(NOT_FOUND, options, { 'accept-language': 'en' })
    expect(negotiated.headers['content-language']).toBe('en')
  })

  test('can be added, with a fallback for missing texts', async () => {
    const yue = { locale: 'yue', fallback: 'zh-CN', codes: { MediaNotFound: '搵唔到。' } }
    const options = { locales: [yue], defaultLocale: 'yue' }
    expect((await harness.get(NOT_FOUND, options)).body.message).toBe('搵唔到。')
    expect((await harness.get(DENIED, options)).body.message).toBe(zhCN.codes.AccessDenied)
  })
}
