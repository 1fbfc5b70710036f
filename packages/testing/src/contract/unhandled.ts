import { en, zhCN } from '@vod-errors/core'
import createError from 'http-errors'
import type { Harness } from './harness.ts'

const { caller, operator } = en.unknown
const RESPOND = { unhandled: 'respond' } as const
const MASKED = { status: 500, code: 'InternalError', message: operator }

/** Other errors, and what the browser receives. */
const CASES = {
  'an exposed http-errors error': {
    thrown: createError(413, 'Too big.'),
    ...{ status: 413, code: 'PayloadTooLarge', message: 'Too big.' },
  },
  'a hidden http-errors error': {
    thrown: createError(400, 'x', { expose: false }),
    ...{ status: 400, code: 'BadRequest', message: caller },
  },
  'a server error': {
    thrown: createError(503, 'db down'),
    ...{ status: 503, code: 'ServiceUnavailable', message: operator },
  },
  'any other Error': { thrown: new Error('secret'), ...MASKED },
  'a string': { thrown: 'secret', ...MASKED },
  'an Error with a status': { thrown: Object.assign(new Error('secret'), { status: 401 }), ...MASKED },
}

/** Other errors, if the app wants a response to every error. */
export function describeUnhandled(harness: Harness): void {
  describe('with `unhandled: respond`', () => {
    test.each(Object.entries(CASES))('responds to %s', async (_name, { thrown, status, code, message }) => {
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
