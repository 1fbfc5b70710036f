import { redact } from '../../../src/vod-error/redact/redact.ts'
import { FORMS, HEADERS, NAMELESS, NAMES, PARTS, PLACES } from './secret-forms.ts'

const KEY = '0123456789abcdef0123456789abcdef'

/** What a person reads of a redacted text: full-width letters as letters. */
function readable(text: string): string {
  return redact(text).normalize('NFKC')
}

/** The parts of a secret of eight characters, or the secret itself, that a text shows. */
function partsShown(secret: string, text: string): readonly string[] {
  const size = Math.min(secret.length, 8)
  const parts = Array.from({ length: secret.length - size + 1 }, (_item, at) => secret.slice(at, at + size))
  return parts.filter((part) => text.includes(part))
}

describe.each(Object.entries(PLACES))('in %s', (_place, place) => {
  test.each(Object.entries(FORMS))('redacts the value after every name, written with %s', (_form, write) => {
    const shown = NAMES.map((name) => readable(place(write(name)))).filter((text) => PARTS.test(text))
    expect(shown).toEqual([])
  })

  test.each(HEADERS)('redacts the header %s to its end', (header) => {
    expect(readable(place(header))).not.toMatch(PARTS)
  })

  test.each(Object.entries(NAMELESS))('redacts %s', (_name, [secret, text]) => {
    expect(partsShown(secret.replaceAll('\n', ' '), readable(place(text)))).toEqual([])
  })
})

describe('keeps the text around a secret', () => {
  test.each([
    ['token: S3, next', 'token: [redacted], next'],
    ["update users set password = MD5('S3') where a=1", 'update users set password = [redacted]) where a=1'],
    ['sk: Some("S3") next', 'sk: [redacted]) next'],
    ['token=S3&a=b', 'token=[redacted]&a=b'],
    ['token=S3; a=b', 'token=[redacted]; a=b'],
    ['(token=S3) next', '(token=[redacted]) next'],
    ['{"token":"S3","a":1}', '{"token":"[redacted]","a":1}'],
    ["{'token': 'S3'}", "{'token': '[redacted]'}"],
    [String.raw`{\"token\":\"S3\",\"a\":1}`, String.raw`{\"token\":\"[redacted]\",\"a\":1}`],
    ['token=S3，请重试', 'token=[redacted]，请重试'],
    ['%ed%a0%80 token%3DS3', '%ed%a0%80 token%3D[redacted]'],
    ['&#x74;oken&#61;S3 &copy;', '&#x74;oken&#61;[redacted] &copy;'],
    ['<token>S3</token>', '<token>[redacted]</token>'],
    ['%22token%22%3A%22S3%22 next', '%22token%22%3A%22[redacted]%22 next'],
    ['&quot;token&quot;:&quot;S3&quot; next', '&quot;token&quot;:&quot;[redacted]&quot; next'],
    [
      "curl -H 'authorization: Bearer S3' https://a.example",
      "curl -H 'authorization: [redacted]' https://a.example",
    ],
    ['authorization: S3\n    at main', 'authorization: [redacted]     at main'],
    [`at bce-auth-v1/${KEY}/2026//host/ff 403`, 'at bce-auth-v1/[redacted] 403'],
    ['GET https://me:S3@a.example/b', 'GET https://[redacted]@a.example/b'],
    ['GET https://a.example/b?x=S3&y=1 404', 'GET https://a.example/b?[redacted] 404'],
    ['authorization: S3…', 'authorization: [redacted]…'],
    ['https://a.example/b?x=S3…', 'https://a.example/b?[redacted]…'],
    ['https://a.example/#id=S3', 'https://a.example/#[redacted]'],
    ['access key id AK1 is gone', 'access key id [redacted] is gone'],
    [`no ${KEY}!`, 'no [redacted]!'],
    [`${KEY.slice(1)}\n    0 at main`, '[redacted] at main'],
    [`${KEY}\nat main`, '[redacted] at main'],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted)
    expect(redact(redacted)).toBe(redacted)
  })
})

describe('one line of bounded length', () => {
  test.each([
    ['line breaks', 'a\r\nb\tc', 'a b c'],
    ['line breaks of Unicode', 'a\u2028b\u2029c', 'a b c'],
    ['changes of direction', 'a\u202eb', 'ab'],
    ['invisible characters', 'a\u200b\ufeff\u00ad\u2066b', 'ab'],
    ['half a character', 'a\ud83db', 'ab'],
    ['escapes of a terminal', '\u001b[31;1mred\u001b[0m', 'red'],
    ['blanks around it', '  a  ', 'a'],
    ['several in a row', 'a\n\n\r\nb', 'a b'],
  ])('of %s', (_name, text, line) => {
    expect(redact(text)).toBe(line)
  })

  test('is complete up to 1,000 characters, and ends in … beyond', () => {
    expect(redact('x'.repeat(1000))).toBe('x'.repeat(1000))
    expect(redact('x'.repeat(1001))).toBe(`${'x'.repeat(999)}…`)
    expect(redact(`${'x'.repeat(998)}😀😀`)).toBe(`${'x'.repeat(998)}…`)
  })

  test('keeps the beginning of a longer path', () => {
    for (const path of [`/v2/${'x'.repeat(5_000)}`, '/media'.repeat(1_000)]) {
      expect(redact(path)).toBe(`${path.slice(0, 999)}…`)
    }
  })

  test('shows up to 2,000 characters if redaction shortens them', () => {
    const text = `token=${'y'.repeat(294)} `.repeat(6)
    expect(redact(text + 'z'.repeat(2000 - text.length))).toMatch(/^(?:token=\[redacted\] ){6}z+$/)
    expect(redact(text + 'z'.repeat(5000))).toMatch(/^(?:token=\[redacted\] ){6}z+…$/)
    expect(redact('\u0000'.repeat(5000))).toBe('…')
  })
})

test.each(['\u200b', '\\u200b', '&#8203;', '%E2%80%8B'])(
  'an access key is found with %j between its characters',
  (sign) => {
    expect(redact([...'0f1e2d3c4b5a69788796a5b4c3d2e1f0'].join(sign))).toBe('[redacted]')
  },
)
