import fc from 'fast-check'

/** Every character that node lets through in a header. */
const legalText = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff })), {
    maxLength: 300,
  })
  .map((codes) => String.fromCharCode(...codes).trim())

const accept = fc.oneof(
  legalText,
  fc.stringMatching(/^(application\/(problem\+)?json(; ?q=[0-9.]{0,4})?,? ?){0,4}$/),
)
const language = fc.oneof(
  legalText,
  fc.stringMatching(/^([a-z]{2}([-_][A-Za-z]{2,4})?(;q=[0-9.]{0,4})?,){0,20}$/),
)
const traceparent = fc.oneof(legalText, fc.stringMatching(/^0[0-9a-f]-[0-9a-f]{31,33}-[0-9a-f]{16}-0[01]$/))

/** The headers of any request, of those that are read. */
export const anyRequest: fc.Arbitrary<Readonly<Record<string, string>>> = fc.record(
  { accept, 'accept-language': language, traceparent, 'x-request-id': legalText },
  { requiredKeys: [] },
)
