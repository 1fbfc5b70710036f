import { redact } from '../src/vod-error/redact/redact.ts'
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

describe('leaves what is around a secret', () => {
  test.each([
    ['token: S3, next', 'token: [redacted], next'],
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

/** What looks like a secret, or has the word in it, and is none. */
const READABLE: readonly string[] = [
  // VOD's messages
  'Media not found with mda-jdekywp8pek91e0n',
  'The Access Key ID you provided does not exist in our records.',
  'Check your Secret Access Key and signing method. Consult the service documentation for details.',
  'The request signature we calculated does not match the signature you provided.',
  'The request uses the same client token as a previous, but non-identical request.',
  'Request has expired. Timestamp date is 2026-11-23T09:00:00Z.',
  'User with accountId 0123456789 not found',
  'Media mda-1 process param error, width must be 1-100',
  'multipart etags missing for media mda-1',
  'Not allowed callback url https://bff.example/cb',
  'InvalidAccessKeyId: The Access Key ID you provided does not exist.',
  '[InvalidSessionToken]: the token has expired',
  '{"code":"AccessDenied","message":"Access denied.","requestId":"7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a"}',
  'status: FAILED, taskId: t-1',
  '媒资不存在，请检查媒资 ID 后重试。',
  '密码是必填项',
  '密码错误：请重试',
  '令牌：已过期',
  'token：已过期，请重试',
  '签名不匹配，请检查 AK/SK 是否正确。',
  '请求的密钥不存在',
  // ids, hashes and times
  'mda-jdekywp8pek91e0n',
  'task-0123456789abcdef',
  '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a',
  'x-bce-request-id: 7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a',
  `etag: "${KEY}"`,
  `ETag=${KEY}`,
  `Content-MD5: ${KEY}`,
  `traceId: ${KEY}`,
  '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  `31 digits ${KEY.slice(1)}`,
  'job 1700000000000 timed out after 5000 ms',
  // paths, URLs, addresses and stacks
  '/v2/medias/mda-jdekywp8pek91e0n/process',
  'https://vod.bj.baidubce.com/v2/medias/mda-1',
  'https://a.example/@me',
  'https://a.example:8080/@me',
  'http://localhost:5173/@vite/client',
  'https://a.example/#top',
  'mail me@a.example',
  'email:me@a.example',
  'npm:foo@1.2.3',
  String.raw`C:\new\file`,
  'connect ECONNREFUSED 10.0.0.1:443',
  'getaddrinfo ENOTFOUND vod.bj.baidubce.com',
  'at Object.<anonymous> (file:///a/node_modules/.pnpm/@babel+core@7.0.0/x.js:10:5)',
  'at async main (node:internal/modules/esm/loader:1:2)',
  'at Layer.handle (/app/node_modules/express/lib/router/layer.js:95:5)',
  // words that end like the names, and prose about secrets
  'the broken: thing',
  'a task: 7',
  'disk: 5',
  'monkey: 7',
  'key: 7',
  'primary key: 7',
  'object key: videos/a.mp4',
  'tokens: 3',
  'prompt_tokens: 5, total_tokens: 12',
  'designed: 2026',
  'author: me',
  'secretary: me',
  'passed: 3, failed: 2',
  'a token expired',
  'wrong token',
  'password',
  'access key id is missing',
  'bearer authentication required',
  'Bearer token is missing',
  'Basic auth is off',
  'Unexpected token < in JSON at position 0',
  `Unexpected token '<', "<html>" is not valid JSON`,
  'Unexpected token: punc',
  // a secret that is not there
  'token: undefined',
  '"sessionToken":null',
  'password: ""',
  // marks
  'gone? x = 1',
  'a ?x=1',
  'what?! no',
  '50% of 100%',
  'a & b < c > d',
  'width=1920, height=1080',
  'code=AccessDenied&status=403',
  'Content-Type: application/json',
  'token - see the docs',
  'token | media',
  'at getToken (/app/x.js:1:2)',
  'at async Client.refreshToken (file:///app/x.js:1:2)',
  'at new Secret (node:internal/x:1:2)',
  'at setPassword (C:\\app\\x.js:1:2)',
  'session: started',
  '// a comment',
  '<item key="media">7</item>',
]

test.each(READABLE)('leaves readable: %s', (text) => {
  expect(redact(text)).toBe(text)
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

  test('is whole up to 1,000 characters, and ends in … beyond', () => {
    expect(redact('x'.repeat(1000))).toBe('x'.repeat(1000))
    expect(redact('x'.repeat(1001))).toBe(`${'x'.repeat(999)}…`)
    expect(redact(`${'x'.repeat(998)}😀😀`)).toBe(`${'x'.repeat(998)}…`)
  })

  test('keeps a path longer than that from its start, with or without slashes', () => {
    for (const path of [`/v2/${'x'.repeat(5_000)}`, '/media'.repeat(1_000)]) {
      expect(redact(path)).toBe(`${path.slice(0, 999)}…`)
    }
  })

  test('shows 2,000 characters that redaction has shortened, and says that there were more', () => {
    const text = `token=${'y'.repeat(294)} `.repeat(6)
    expect(redact(text + 'z'.repeat(2000 - text.length))).toMatch(/^(?:token=\[redacted\] ){6}z+$/)
    expect(redact(text + 'z'.repeat(5000))).toMatch(/^(?:token=\[redacted\] ){6}z+…$/)
    expect(redact('\u0000'.repeat(5000))).toBe('…')
  })
})

/** For each pattern, what it begins to match again and again and never does. */
const ADVERSARIAL: readonly string[] = [
  ...[
    ':',
    '=',
    '>',
    ',',
    '"',
    "'",
    '"token":"',
    'token=',
    'token=a,',
    'token:{',
    "token='a",
    'token=\\',
    '",',
    "'a",
  ],
  ...[
    'a://',
    'a://b:',
    'a://b@',
    'a://b:1/',
    'a:b@c.d ',
    'x:y',
    '@',
    '?',
    '#',
    '?=',
    '/?',
    'a?',
    '<',
    '<token>',
  ],
  ...[
    '%',
    '%25',
    '%2525',
    '\\',
    '\\"',
    '\\u0022',
    '\\x3d',
    '&',
    '&amp;',
    '&amp',
    '：',
    '为',
    '密码是',
    '密码 ',
    '密',
  ],
  ...[
    'eyJ',
    'eyJaaaaaa.',
    '-----BEGIN ',
    '-----BEGIN A-----',
    'Bearer ',
    'Basic a',
    'bce-auth-v1/',
    'ALTAK',
    'sk-',
  ],
  ...[
    '0',
    '0\n',
    '0\u0000',
    'etag ',
    'etag: 0',
    'A',
    'ABCd',
    'Aa1-',
    '-',
    '--a ',
    'key ',
    'key id ',
    'token is ',
  ],
  ...[
    'authorization: ',
    '"authorization: ',
    '"token" value=',
    'InvalidToken: ',
    '[',
    '{',
    '\u001b[',
    '\u001b[0;',
  ],
  ...[' ', '\n', '\t', '\r\n ', '\u200b', '\u2028', '\ud800', '\uffff', 'a b', 'Token', 'AaBb=', '_', '.'],
  ...[
    '|',
    ' - ',
    '->',
    '!=',
    '<a ',
    '<a b ',
    '<a key="b',
    'name="a"\n',
    'set("',
    '("',
    '-u a',
    '-u a:',
    '//',
    '%41',
    '&#65;',
    '\\u0041',
  ],
]

describe('takes time linear in the text', () => {
  const filled = (unit: string, length: number) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  // A sign at the end, so that none of these is let through by the look for signs.
  const timed = (unit: string, length: number) => {
    const text = `${filled(unit, length)} token=`
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now()
      for (let round = 0; round < 3; round++) redact(text)
      return (performance.now() - start) / 3
    })
    return Math.min(...times)
  }

  test.each(ADVERSARIAL)('of %j', (unit) => {
    // Linear is four times as long, quadratic sixteen times.
    expect(timed(unit, 2_000) / Math.max(timed(unit, 500), 0.02)).toBeLessThan(9)
    for (const length of [2_000, 1_000_000]) expect(timed(unit, length)).toBeLessThan(20)
  })

  test('and next to none for a text without a sign of a secret', () => {
    const text = 'Media not found with mda-jdekywp8pek91e0n'
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now()
      for (let round = 0; round < 10_000; round++) redact(text)
      return (performance.now() - start) / 10
    })
    // Microseconds; a third of one on a machine that does nothing else.
    expect(Math.min(...times)).toBeLessThan(1)
  })
})
