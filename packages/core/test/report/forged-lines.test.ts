import type { IncomingRequest } from '../../src/host.ts'
import { VodError } from '../../src/index.ts'
import { captureStderr } from '../stderr.ts'
import { lineOf, OPERATOR, plainLogger, respondTo, SERVICE, sdkRejection } from './respond-to.ts'

const printed = captureStderr()

describe('a log line cannot be forged', () => {
  const FORGED = {
    'a line break': 'a\r\n[vod-errors] forged',
    'a bare CR': 'a\r[vod-errors] forged',
    'an escape sequence': 'a\u001b[2K\u001b[1Gforged',
    'a C1 control': 'a\u009b2Kforged',
    'a line separator': 'a\u2028forged',
    'a paragraph separator': 'a\u2029forged',
    'a vertical tab, a form feed, NEL and NUL': 'a\u000b\u000c\u0085\u0000forged',
    'a tab and a delete': 'a\t\u007fforged',
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

  /** Every field that an attacker can influence. */
  const PLACES: Readonly<Record<string, (text: string) => [unknown, Partial<IncomingRequest>]>> = {
    'vendor text': (text) => [sdkRejection('AccessDenied', 403, text), {}],
    params: (text) => [sdkRejection('UrlNotAllowed', 403, `Not allowed callback url ${text}`), {}],
    'the code': (text) => [{ ...OPERATOR, code: text }, {}],
    'the request id': (text) => [{ ...OPERATOR, request_id: text }, {}],
    operation: (text) => [new VodError({ upstreamCode: 'AccessDenied', operation: text }), {}],
    causes: (text) => [
      new VodError({ upstreamCode: 'AccessDenied', cause: Object.assign(new Error(text), { name: text }) }),
      {},
    ],
    path: (text) => [OPERATOR, { url: `/${text}` }],
    method: (text) => [OPERATOR, { method: text }],
    route: (text) => [OPERATOR, { route: `/${text}` }],
    'the BFF’s own id': (text) => [OPERATOR, { ownRequestId: text }],
    traceparent: (text) => [OPERATOR, { headers: { traceparent: `00-${text}-00f067aa0ba902b7-01` } }],
  }

  describe.each(Object.entries(PLACES))('with %s', (_place, make) => {
    test.each(Object.entries(FORGED))('of %s', async (_name, text) => {
      const [thrown, request] = make(text)
      await respondTo(thrown, { logLevel: { caller: 'warn' } }, request)
      const lines = [await lineOf(thrown, {}, request), ...printed()]
      expect(lines).toHaveLength(2)
      for (const line of lines) expect(line).not.toMatch(UNPRINTABLE)
    })
  })

  test('with the stack of another error, or with a thrown string', async () => {
    for (const text of Object.values(FORGED)) {
      const masked = Object.assign(new Error(text), { stack: text })
      for (const thrown of [masked, text]) {
        expect(await lineOf(thrown, { unhandled: 'respond' })).not.toMatch(UNPRINTABLE)
      }
    }
    expect(printed()).toEqual([])
  })

  test('with the error of a failing hook', async () => {
    const onError = () => {
      throw new Error('a\r\n[vod-errors] forged\u2028')
    }
    await respondTo(SERVICE, { logger: plainLogger().logger, onError })
    expect(printed()).toHaveLength(1)
    expect(printed()[0]).not.toMatch(UNPRINTABLE)
  })
})
