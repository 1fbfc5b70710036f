import { redact } from '../src/vod-error/redact.ts'

const KEY = '0123456789abcdef0123456789abcdef'

describe('what stands behind a name of a secret is left out', () => {
  test.each([
    'authorization',
    'proxy-authorization',
    'cookie',
    'set-cookie',
    'signature',
    'ak',
    'sk',
    'token',
    'password',
    'passwd',
    'secret',
    'accessKey',
    'accessKeyId',
    'access_key_id',
    'access-key-id',
    'access key id',
    'secretKey',
    'secretAccessKey',
    'secret access key',
    'secret_access_key',
    'apiKey',
    'api_key',
    'securityToken',
    'security-token',
    'session_token',
    'access token',
    'refresh-token',
    'TOKEN',
  ])('%s', (name) => {
    expect(redact(`${name}: S3, next`)).toBe(`${name}: [redacted], next`)
    expect(redact(`${name}=S3&a=b`)).toBe(`${name}=[redacted]&a=b`)
    expect(redact(`{"${name}":"S3"}`)).toBe(`{"${name}":"[redacted]"}`)
  })

  test.each([
    ['blanks round the colon', 'token  :  S3', 'token  :  [redacted]'],
    ['single quotes', "{'token': 'S3'}", "{'token': '[redacted]'}"],
    ['quotes within a string', String.raw`{\"token\":\"S3\"}`, String.raw`{\"token\":\"[redacted]\"}`],
    ['the end of a list entry', 'token=S3;rest', 'token=[redacted];rest'],
    ['the scheme Bearer', 'authorization: Bearer S3 rest', 'authorization: [redacted] rest'],
    ['the scheme basic', 'authorization: basic   S3 rest', 'authorization: [redacted] rest'],
  ])('with %s', (_name, text, safe) => {
    expect(redact(text)).toBe(safe)
  })

  test.each([
    'the broken: thing',
    'a task: 7',
    'tokens: 3',
    'a token expired',
    'wrong token',
    'password',
    'monkey: 7',
    'key: 7',
  ])('and not in "%s"', (text) => {
    expect(redact(text)).toBe(text)
  })
})

describe('secrets without a name are left out', () => {
  test.each([
    ['an authorization header', `at bce-auth-v1/${KEY}/2026//host/ff 403`, 'at bce-auth-v1/[redacted] 403'],
    ['one in quotes', '"BCE-AUTH-V1/ak/sig" rest', '"bce-auth-v1/[redacted]" rest'],
    ['one in single quotes', "'bce-auth-v1/ak/sig' rest", "'bce-auth-v1/[redacted]' rest"],
    ['one in tags', '<b>bce-auth-v1/ak/sig</b>', '<b>bce-auth-v1/[redacted]</b>'],
    ['the user of a URL', 'GET https://me:S3@a.example/b', 'GET https://[redacted]@a.example/b'],
    ['the user of any scheme', 'RTMP+x-1.2://me@a.example', 'RTMP+x-1.2://[redacted]@a.example'],
    ['an empty user', 'https://@a.example', 'https://[redacted]@a.example'],
    ['a query', 'GET https://a.example/b?x=S3&y=1 404', 'GET https://a.example/b?[redacted] 404'],
    ['a query of a path', 'GET /b?x=S3 404', 'GET /b?[redacted] 404'],
    ['a query in quotes', '"/b?x=S3" 404', '"/b?[redacted]" 404'],
    ['an empty value', '/b?x=', '/b?[redacted]'],
    ['a nameless value', '/b?=S3', '/b?[redacted]'],
    ['a fragment', 'https://a.example/#id=S3', 'https://a.example/?[redacted]'],
    ['a key in words', 'access key id AK1 is gone', 'access key id [redacted] is gone'],
    ['a key in other words', 'AccessKey  AK1', 'AccessKey  [redacted]'],
    ['a bare access key', `no ${KEY}!`, 'no [redacted]!'],
    ['a bare access key in capitals', KEY.toUpperCase(), '[redacted]'],
    ['a bare signature', KEY + KEY, '[redacted]'],
    ['a key of a new kind', 'no ALTAKabcdefg1!', 'no [redacted]!'],
  ])('%s', (_name, text, safe) => {
    expect(redact(text)).toBe(safe)
  })

  test.each([
    ['an address', 'mail me@a.example'],
    ['an @ behind the host', 'https://a.example/@me'],
    ['a question', 'gone? x = 1'],
    ['a question between blanks', 'a ?x=1'],
    ['a fragment without a value', 'https://a.example/#top'],
    ['a word behind the access key', 'access key id is missing'],
    ['31 hexadecimal digits', KEY.slice(1)],
    ['a new kind, too short', 'ALTAKabcdefg'],
    ['an id of VOD', 'mda-jdekywp8pek91e0n'],
    ['a request id', '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'],
  ])('and not %s', (_name, text) => {
    expect(redact(text)).toBe(text)
  })
})

describe('one line of bounded length', () => {
  test.each([
    ['line breaks', 'a\r\nb\tc', 'a b c'],
    ['line breaks of Unicode', 'a\u2028b\u2029c', 'a b c'],
    ['changes of direction', 'a\u202eb', 'a b'],
    ['escapes of a terminal', '\u001b[31mred', '[31mred'],
    ['blanks round it', '  a  ', 'a'],
    ['several in a row', 'a\n\n\nb', 'a b'],
  ])('of %s', (_name, text, safe) => {
    expect(redact(text)).toBe(safe)
  })

  test('is whole up to 1,000 characters, and ends in … beyond', () => {
    expect(redact('x'.repeat(1000))).toBe('x'.repeat(1000))
    expect(redact(`${'x '.repeat(499)}xxx`)).toBe(`${'x '.repeat(499)}x…`)
    expect(redact('x '.repeat(600))).toBe(`${'x '.repeat(499)}x…`)
  })

  test('reads 2,000 characters, and of a longer text as many whole words, so that no half secret is left', () => {
    const short = `token=${'y'.repeat(300)}`
    const filled = (length: number) => `${short} `.repeat(6) + 'z'.repeat(length - 6 * 307)
    expect(redact(filled(2000))).toBe(`${'token=[redacted] '.repeat(6)}${'z'.repeat(2000 - 6 * 307)}`)
    expect(redact(filled(2001))).toBe(`${'token=[redacted] '.repeat(6)}…`)
    expect(redact('x'.repeat(2001))).toBe('…')
  })
})
