import { en, type VodErrorHandlerOptions, zhCN } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import type { Harness } from './harness.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')
const DENIED = sdkRejection('AccessDenied')

/** The texts that the user reads, and their language. */
export function describeMessages(harness: Harness): void {
  describe('messages', () => {
    testOverrides(harness)
    testMessagePolicy(harness)
  })
  describe('languages', () => testLanguages(harness))
}

function testOverrides(harness: Harness): void {
  test.each<[string, VodErrorHandlerOptions['messages'], string]>([
    ['a text', { MediaNotFound: 'Gone.' }, 'Gone.'],
    ['a text with parameters', { MediaNotFound: 'No {mediaId}.' }, 'No mediaId-1.'],
    ['a function', { MediaNotFound: ({ params }) => `None: ${params['mediaId']}` }, 'None: mediaId-1'],
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

function testMessagePolicy(harness: Harness): void {
  test('never advise the caller about an operator fault', async () => {
    const forbidden = { ...sdkRejection('InvalidRequest'), status_code: 403 }
    const { body } = await harness.get(forbidden, { messages: { InvalidRequest: 'Check your title.' } })
    expect(body.message).toBe(en.unknown.operator)
  })

  test('never describe a hidden code', async () => {
    const messages = { AccountOverdue: 'Pay your bill.', InternalError: 'Our fault.' }
    const { body } = await harness.get(sdkRejection('AccountOverdue'), { statusPolicy: 'gateway', messages })
    expect(body).toEqual({ requestId: REQUEST_ID, code: 'InternalError', message: 'Our fault.' })
  })
}

function testLanguages(harness: Harness): void {
  test('follow Accept-Language, and are named in Content-Language', async () => {
    const response = await harness.get(NOT_FOUND, {}, { 'accept-language': 'zh-SG, en;q=0.5' })
    expect(response.body.message).toBe(zhCN.codes.MediaNotFound)
    expect(response.headers).toMatchObject({ 'content-language': 'zh-CN', vary: 'Accept, Accept-Language' })
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
    const ja = { locale: 'ja', fallback: 'zh-CN', codes: { MediaNotFound: '見つかりません。' } }
    const options = { locales: [ja], defaultLocale: 'ja' }
    expect((await harness.get(NOT_FOUND, options)).body.message).toBe('見つかりません。')
    expect((await harness.get(DENIED, options)).body.message).toBe(zhCN.codes.AccessDenied)
  })
}
