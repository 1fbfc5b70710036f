import { inspect } from 'node:util'
import { countCpuTime } from '@vod-errors/testing'
import { VodError, type VodErrorInit } from '../../src/index.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const SAMPLE: VodErrorInit = {
  upstreamCode: 'MediaException.MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: 'Media not found with mda-jdekywp8pek91e0n',
}

const AK = '0123456789abcdef0123456789abcdef'
const SIGNATURE = 'f'.repeat(64)
const leaky = new VodError({
  ...SAMPLE,
  upstreamCode: 'MediaProcessParamError',
  message: [
    `Media mda-1 process param error, bce-auth-v1/${AK}/2026-01-01T00:00:00Z/1800/host/${SIGNATURE}`,
    `https://bos.example/v.mp4?authorization=SECRET-QUERY`,
    `x-bce-security-token: SECRET-TOKEN`,
    `"secretAccessKey":"SECRET-SK"`,
    `ak=SECRET-AK`,
    'ALTAKabcdefgh12345678',
    '\u001b[31m\u2028forged line',
  ].join('\n'),
  cause: { config: { headers: { authorization: 'SECRET-HEADER' } } },
})
const printed = {
  'its JSON': JSON.stringify(leaky),
  'util.inspect': inspect(leaky, { depth: 10 }),
  'util.inspect, nested': inspect({ a: { b: leaky } }, { depth: 0 }),
  'its message': leaky.message,
  'its stack': leaky.stack,
  'its text': String(leaky),
}

test.each(Object.entries(printed))('prints no secrets in %s', (_name, text) => {
  expect(text).not.toMatch(/SECRET|0123456789abcdef|ffffffff|ALTAK/)
  expect(text).not.toContain('\u001b')
  expect(text).not.toContain('\u2028')
})

test('still prints what failed', () => {
  expect(inspect(leaky)).toContain('Media mda-1 process param error, bce-auth-v1/[redacted]')
  expect(inspect(leaky)).toContain(REQUEST_ID)
  const error = new VodError(SAMPLE)
  expect(inspect(error, { depth: 0 })).toMatch(
    /^VodError: Media not found with \S+\n +at .*\n[\s\S]*code: 'MediaNotFound'/,
  )
  Object.defineProperty(error, 'stack', { value: undefined })
  expect(inspect(error)).toMatch(/^VodError \[MediaNotFound\]: Media not found with \S+ \{\n/)
  expect(inspect({ a: { b: new VodError(SAMPLE) } }, { depth: 1 })).toContain(
    'VodError [MediaNotFound]: Media not found with mda-jdekywp8pek91e0n',
  )
  expect(JSON.parse(JSON.stringify(new VodError(SAMPLE)))).toEqual({
    name: 'VodError',
    message: 'Media not found with mda-jdekywp8pek91e0n',
    code: 'MediaNotFound',
    upstreamCode: 'MediaException.MediaNotFound',
    status: 404,
    upstreamStatus: 404,
    requestId: REQUEST_ID,
    fault: 'caller',
    retryable: false,
    params: { mediaId: 'mda-jdekywp8pek91e0n' },
  })
})

test.each([
  ['a path with a query', 'GET /v1/media?token=SECRET failed'],
  ['a URL without a scheme', '//host/a?x=SECRET'],
  ['another scheme', 'rtmp://host/live?token=SECRET'],
  ['a fragment', 'https://host/cb#token=SECRET'],
  ['user and password of a URL', 'https://user:SECRET@host/'],
  ['a scheme of authorization', 'Authorization: Bearer SECRET'],
  ['a cookie', 'cookie: BDUSS=SECRET'],
  ['a password', 'password=SECRET, next'],
  ['a token', 'token: SECRET'],
  ['JSON within JSON', String.raw`{\"accessKey\":\"SECRET\"}`],
  ['an access key in words', 'AccessKeyId SECRET1 not found'],
  ['a key between underscores', 'key_0123456789abcdef0123456789abcdef_x'],
  ['a key where the text is cut', `${'bce-auth-v1/x '.repeat(142)}aa 0123456789abcdef0123456789abcdef`],
])('redacts the secret after %s', (_name, message) => {
  const error = new VodError({ ...SAMPLE, message })
  expect(inspect(error)).not.toMatch(/SECRET|0123456789abcdef/)
})

test('redacts secrets in params', () => {
  const { params } = new VodError({
    upstreamCode: 'UrlNotAllowed',
    message: 'Not allowed callback url https://a.b/cb?token=SECRET',
  })
  expect(params).toEqual({ url: 'https://a.b/cb?[redacted]' })
})

test('truncates its message, in bounded time', () => {
  const cpuTime = countCpuTime()
  const error = new VodError({ ...SAMPLE, message: 'ak = "'.repeat(1_000_000) })
  expect(error.message.length).toBeLessThanOrEqual(1000)
  expect(cpuTime()).toBeLessThan(200)
})
