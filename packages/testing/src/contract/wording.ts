import { en, type VodErrorHandlerOptions, zhCN } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../failures.ts'
import type { Stage } from './stage.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')
const DENIED = sdkRejection('AccessDenied')

/** What a team can decide of what the person reads: words, languages, statuses. */
export function describeWording(stage: Stage): void {
  describe('messages', () => {
    test.each<[string, VodErrorHandlerOptions['messages'], string]>([
      ['a text', { MediaNotFound: 'Gone.' }, 'Gone.'],
      ['a text with parameters', { MediaNotFound: 'No {mediaId}.' }, 'No mediaId-1.'],
      ['a function', { MediaNotFound: ({ params }) => `None: ${params['mediaId']}` }, 'None: mediaId-1'],
      ['a text for another language only', { MediaNotFound: { 'zh-CN': '没了。' } }, en.codes.MediaNotFound],
      ['a text for this language', { MediaNotFound: { en: 'Gone.' } }, 'Gone.'],
    ])('are the app’s: %s', async (_name, messages, message) => {
      const response = await stage.get(NOT_FOUND, { messages })
      expect(response.status).toBe(404)
      expect(response.body).toEqual({ requestId: REQUEST_ID, code: 'MediaNotFound', message })
    })

    test('never advise the caller where the operator must act, nor word a code that is hidden', async () => {
      const forbidden = { ...sdkRejection('InvalidRequest'), status_code: 403 }
      const advice = await stage.get(forbidden, { messages: { InvalidRequest: 'Check your title.' } })
      expect(advice.body.message).toBe(en.unknown.operator)
      const messages = { AccountOverdue: 'Pay your bill.', InternalError: 'Our fault.' }
      const hidden = await stage.get(sdkRejection('AccountOverdue'), { statusPolicy: 'gateway', messages })
      expect(hidden.body).toEqual({ requestId: REQUEST_ID, code: 'InternalError', message: 'Our fault.' })
    })

    test('fall back to the table where a parameter is missing or a function fails, with one warning', async () => {
      const failing = () => {
        throw new Error('hook')
      }
      const messages = { MediaNotFound: 'No {mediaId}.', AccessDenied: failing }
      const bare = await stage.get({ ...NOT_FOUND, message: 'other words' }, { messages })
      expect(bare.body.message).toBe(en.codes.MediaNotFound)
      const server = await stage.serveThrowing(DENIED, { messages })
      for (let i = 0; i < 2; i++)
        expect((await supertest(server).get('/route')).body.message).toBe(en.codes.AccessDenied)
      expect(
        stage.stderr().filter((line) => line.includes('the hook messages.AccessDenied failed')),
      ).toHaveLength(1)
    })
  })

  describe('languages', () => {
    test('follow Accept-Language, and are named', async () => {
      const response = await stage.get(NOT_FOUND, {}, { 'accept-language': 'zh-SG, en;q=0.5' })
      expect(response.body.message).toBe(zhCN.codes.MediaNotFound)
      expect(response.headers).toMatchObject({ 'content-language': 'zh-CN', vary: 'Accept, Accept-Language' })
    })

    test('follow the app’s own choice before the header, from what it keeps of the request', async () => {
      const options: VodErrorHandlerOptions = {
        locale: ({ method, path, header, state }) =>
          method === 'GET' && path === '/route' && state && header('X-Site') === 'cn' ? 'zh' : undefined,
      }
      const chosen = await stage.get(NOT_FOUND, options, { 'x-site': 'cn', 'accept-language': 'en' })
      expect(chosen.headers['content-language']).toBe('zh-CN')
      const left = await stage.get(NOT_FOUND, options, { 'accept-language': 'en' })
      expect(left.headers['content-language']).toBe('en')
    })

    test('may be added, whole or with a fallback', async () => {
      const ja = { locale: 'ja', fallback: 'zh-CN', codes: { MediaNotFound: '見つかりません。' } }
      const options = { locales: [ja], defaultLocale: 'ja' }
      expect((await stage.get(NOT_FOUND, options)).body.message).toBe('見つかりません。')
      expect((await stage.get(DENIED, options)).body.message).toBe(zhCN.codes.AccessDenied)
    })
  })

  describe('statuses', () => {
    test.each<[string, VodErrorHandlerOptions, unknown, number, string]>([
      ['gateway, caller fault', { statusPolicy: 'gateway' }, NOT_FOUND, 404, 'MediaNotFound'],
      ['gateway, operator fault', { statusPolicy: 'gateway' }, DENIED, 500, 'InternalError'],
      [
        'gateway, service fault',
        { statusPolicy: 'gateway' },
        sdkRejection('InternalError'),
        502,
        'InternalError',
      ],
      [
        'gateway, unavailable',
        { statusPolicy: 'gateway' },
        { ...NOT_FOUND, code: 'X', status_code: 503 },
        503,
        'X',
      ],
      ['a map', { status: { MediaNotFound: 410 } }, NOT_FOUND, 410, 'MediaNotFound'],
      ['a status without a name', { status: { MediaNotFound: 499 } }, NOT_FOUND, 499, 'MediaNotFound'],
      ['a map with a code', { status: { AccessDenied: { status: 503, code: 'Busy' } } }, DENIED, 503, 'Busy'],
      [
        'a function',
        { status: ({ fault }) => (fault === 'operator' ? 500 : undefined) },
        DENIED,
        500,
        'AccessDenied',
      ],
      ['a function that leaves it', { status: () => undefined }, NOT_FOUND, 404, 'MediaNotFound'],
    ])('%s', async (_name, options, thrown, status, code) => {
      const response = await stage.get(thrown, options)
      expect({ status: response.status, code: response.body.code }).toEqual({ status, code })
      expect(response.body.requestId).toBe(REQUEST_ID)
    })

    test.each([200, 304, 399, 600, 404.5, Number.NaN, '404'])(
      'never %p out of a function: one warning',
      async (bad) => {
        const response = await stage.get(NOT_FOUND, {
          status: () => Reflect.apply(Object, null, [{ bad }]).bad,
        })
        expect(response.status).toBe(404)
        expect(stage.stderr()).toEqual([expect.stringContaining('the hook status failed')])
      },
    )

    test('say nothing of a code that is not to be seen, not even when to come again', async () => {
      const response = await stage.get(sdkRejection('RequestExpired'), { statusPolicy: 'gateway' })
      expect(response.headers).not.toHaveProperty(['retry-after'])
      expect(response.text).not.toContain('Expired')
    })
  })
}
