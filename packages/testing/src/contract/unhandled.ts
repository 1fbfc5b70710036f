import { en, zhCN } from '@vod-errors/core'
import createError from 'http-errors'
import type { Harness } from './harness.ts'

const { caller, operator } = en.unknown
const RESPOND = { unhandled: 'respond' } as const

/** Other errors, if the app wants a response to every error. */
export function describeUnhandled(harness: Harness): void {
  describe('with `unhandled: respond`', () => {
    test.each<[string, unknown, number, string, string]>([
      [
        'an http-errors error that is exposed',
        createError(413, 'Too big.'),
        413,
        'PayloadTooLarge',
        'Too big.',
      ],
      [
        'an http-errors error that is not',
        createError(400, 'x', { expose: false }),
        400,
        'BadRequest',
        caller,
      ],
      ['a server error', createError(503, 'db down'), 503, 'ServiceUnavailable', operator],
      ['any other Error', new Error('secret'), 500, 'InternalError', operator],
      ['a string', 'secret', 500, 'InternalError', operator],
      ['an Error with a status', withStatus(401), 500, 'InternalError', operator],
    ])('responds to %s', async (_name, thrown, status, code, message) => {
      const response = await harness.get(thrown, RESPOND, { 'x-site': 'a' })
      expect(response.status).toBe(status)
      expect(response.body).toEqual({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), code, message })
      expect(harness.forwarded()).toEqual([])
      expect(harness.stderr()).toHaveLength(status >= 500 ? 1 : 0)
    })

    test('never sends the headers of the thrown error', async () => {
      const headers = { 'www-authenticate': 'Basic', 'set-cookie': 'a=1' }
      const response = await harness.get(createError(401, 'no', { headers }), RESPOND)
      expect(response.headers).not.toHaveProperty(['www-authenticate'])
      expect(response.headers).not.toHaveProperty(['set-cookie'])
    })

    test('responds in the language of the request', async () => {
      const response = await harness.get(new Error('x'), RESPOND, { 'accept-language': 'zh-CN' })
      expect(response.body.message).toBe(zhCN.unknown.operator)
    })
  })
}

function withStatus(status: number): Error {
  return Object.assign(new Error('secret'), { status })
}
