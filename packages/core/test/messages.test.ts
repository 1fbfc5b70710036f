import { CATALOG, en, isVodErrorCode, VodError } from '../src/index.ts'
import { userMessage } from '../src/messages/message-table.ts'

test('has a text for every code of the catalog and for no other', () => {
  expect(Object.keys(en.codes).sort()).toEqual(Object.keys(CATALOG).sort())
})

const texts = [...Object.entries(en.codes), ...Object.entries(en.unknown)]

test.each(texts)('says %s in complete, plain sentences', (_key, text) => {
  expect(text).toMatch(/^[A-Z][^{}<>]+\.$/)
  expect(text).not.toMatch(/VOD|Baidu|BCE|account|signature|access key|header|JSON|etag|sessionKey/i)
})

test.each(Object.entries(CATALOG).filter(([, { fault }]) => fault !== 'caller'))(
  'says nothing of the cause of %s, which the person cannot mend',
  (code, { fault }) => {
    expect(userMessage(en, new VodError({ upstreamCode: code }))).toBe(en.unknown[fault])
  },
)

test('never sends the vendor’s text', () => {
  for (const code of Object.keys(CATALOG).filter(isVodErrorCode)) {
    const message = `${CATALOG[code].template} vendor text`
    expect(userMessage(en, new VodError({ upstreamCode: code, message }))).toBe(en.codes[code])
  }
})

test('falls back to the neutral text where the status makes an operator fault of a caller code', () => {
  const error = new VodError({ upstreamCode: 'InvalidRequest', upstreamStatus: 403 })
  expect(userMessage(en, error)).toBe(en.unknown.operator)
})

test.each(['constructor', '__proto__', 'toString', 'NewCode'])(
  'has the generic text for the unknown code %s',
  (code) => {
    expect(userMessage(en, new VodError({ upstreamCode: code, upstreamStatus: 400 }))).toBe(en.unknown.caller)
  },
)
