import fc from 'fast-check'

/** Every character that Node accepts in a header. */
const headerText = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff })), {
    maxLength: 300,
  })
  .map((codes) => String.fromCharCode(...codes).trim())

const accept = fc.oneof(
  headerText,
  fc.stringMatching(/^(application\/(problem\+)?json(; ?q=[0-9.]{0,4})?,? ?){0,4}$/),
)
const language = fc.oneof(
  headerText,
  fc.stringMatching(/^([a-z]{2}([-_][A-Za-z]{2,4})?(;q=[0-9.]{0,4})?,){0,20}$/),
)
const traceparent = fc.oneof(headerText, fc.stringMatching(/^0[0-9a-f]-[0-9a-f]{31,33}-[0-9a-f]{16}-0[01]$/))

/** Any values of the request headers that the handler reads. */
export const anyRequest: fc.Arbitrary<Readonly<Record<string, string>>> = fc.record(
  { accept, 'accept-language': language, traceparent, 'x-request-id': headerText },
  { requiredKeys: [] },
)
