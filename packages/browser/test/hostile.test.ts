import { isVodErrorBody, loadTexts, readVodError, textOf } from '../src/index.ts'

const BODY = { requestId: 'r-1', code: 'MediaNotFound', message: 'The text.' }
const json = (body: unknown, init: ResponseInit = { status: 404 }) => new Response(JSON.stringify(body), init)
const throwing = new Proxy({}, { get: () => fail(), has: () => fail(), ownKeys: () => fail() })
const { proxy: revoked, revoke } = Proxy.revocable({}, {})
revoke()
const nested = { cause: {} }
nested.cause = nested
const withMethods = { clone: 1, text: 2, headers: 3, getAllResponseHeaders: 4 }

function fail(): never {
  throw new Error('Do not touch me')
}

const consumed = json(BODY)
const locked = json(BODY)

/** What is not a VOD error, and must not throw. */
const OTHERS: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  'a number': 404,
  'an empty text': '',
  'a text': 'MediaNotFound',
  'a symbol': Symbol('x'),
  'a function': () => BODY,
  'an array': [BODY],
  'an error of the page': new TypeError("Cannot read properties of undefined (reading 'x')"),
  'an error with a code': Object.assign(new Error('x'), { code: 'MediaNotFound' }),
  'a proxy that throws': throwing,
  'a revoked proxy': revoked,
  'a getter that throws': Object.defineProperty({}, 'response', { get: fail }),
  'an error that causes itself': nested,
  'methods that are none': withMethods,
  'methods that throw': { clone: fail, text: fail, headers: { get: fail }, getAllResponseHeaders: fail },
  'methods that return rubbish': { clone: () => null, text: () => ({}), getAllResponseHeaders: () => null },
  'a body that is never right': {
    text: async () => fail(),
    clone: () => ({ text: () => Promise.reject(1) }),
  },
  'an opaque Response': Object.defineProperties(new Response(), {
    type: { value: 'opaque' },
    status: { value: 0 },
  }),
  'a redirect that was not followed': Object.defineProperties(new Response(), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
  }),
  'a consumed Response': consumed,
  'a locked Response': locked,
  'a page': new Response('<html><body>502 Bad Gateway</body></html>', { status: 502 }),
  'a page that looks like an error of BOS': new Response('<html><Code>NoSuchKey</Code></html>', {
    status: 404,
  }),
  'broken JSON': new Response('{"requestId":"r-1","code":"MediaNot', { status: 404 }),
  'an empty body': new Response(null, { status: 404 }),
  'a body of null': json(null),
  'a body of an array': json([BODY]),
  'a success with the fields of an error': json(BODY, { status: 200 }),
  'a success in the envelope of umi': json({
    success: true,
    errorCode: 'None',
    errorMessage: 'x',
    traceId: 'r-1',
  }),
  "the app's own error": json({ error: { code: 'MediaNotFound', message: 'x' } }, { status: 422 }),
  "the app's own error, with a status": json({ status_code: 422, detail: 'x' }, { status: 422 }),
  "another API's status": { status_code: 404, detail: 'x' },
  "another API's error": Object.assign(new Error('x'), { status_code: 404 }),
  "another API's status in its envelope": { success: false, status_code: 34, status_message: 'x' },
  "another API's status of a success": { status_code: 0, status_msg: 'ok' },
  'a chunk that is gone after a deploy': new TypeError(
    'Failed to fetch dynamically imported module: https://example.com/page-1a2b.js',
  ),
  'a message with XML': json({ error: '<Error><Code>NoSuchKey</Code></Error>' }, { status: 422 }),
  "the app's own business error": Object.assign(new Error('x'), {
    name: 'BizError',
    info: { errorCode: 'NEED_LOGIN', errorMessage: 'x', showType: 2 },
  }),
  "a number for umi's code": json({ success: false, errorCode: 1001, errorMessage: 'x', traceId: 'r-1' }),
  'no id': json({ ...BODY, requestId: undefined }),
  'an empty id': json({ ...BODY, requestId: '' }),
  'an id with markup': json({ ...BODY, requestId: '<b>1</b>' }),
  'a code with markup': json({ ...BODY, code: '<script>' }),
  'a code without end': json({ ...BODY, code: 'a'.repeat(129) }),
  'no message': json({ ...BODY, message: ' ' }),
  'a message that is an object': json({ ...BODY, message: { global: 'x' } }),
  'a text without end': `<${'<Error><Code>'.repeat(1_000_000)}`,
  'a body without end': new Response('{"code":'.repeat(1_000_000), { status: 404 }),
  'a click': new Event('click'),
}

beforeAll(async () => {
  await consumed.text()
  locked.body?.getReader()
})

test.each(Object.keys(OTHERS))('%s is no VOD error', async (name) => {
  expect(await readVodError(OTHERS[name], { locale: 'en' })).toBeUndefined()
})

test.each(Object.keys(OTHERS))('%s is no body of a VOD error', (name) => {
  expect(isVodErrorBody(OTHERS[name])).toBe(false)
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'locale'])(
  'the code %s is a code like any other',
  async (code) => {
    const texts = await loadTexts('en')
    expect(textOf(texts, { code, fault: 'caller' })).toBe(texts.unknown.caller)
    expect(await readVodError(json({ ...BODY, code }))).toMatchObject({
      code,
      fault: 'caller',
      retryable: false,
    })
  },
)

test.each(['constructor', '__proto__', 'x', '', 'zh_', '💥', 'a'.repeat(10_000), 'fr'])(
  'the language %s is English',
  async (locale) => {
    expect((await loadTexts(locale)).locale).toBe('en')
  },
)

test.each([
  ['zh', 'zh-CN'],
  ['zh_CN', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['en-GB', 'en'],
])('the language %s is %s', async (locale, expected) => {
  expect((await loadTexts(locale)).locale).toBe(expected)
})

test('the language is that of the browser if the page names none', async () => {
  Object.defineProperty(globalThis, 'navigator', {
    value: { languages: ['fr', 'zh-HK', 'en'] },
    configurable: true,
  })
  expect((await loadTexts()).locale).toBe('zh-TW')
  Reflect.deleteProperty(globalThis, 'navigator')
  expect((await loadTexts()).locale).toBe('en')
})

test('a Response stays readable', async () => {
  const response = json(BODY)
  await readVodError(response)
  await readVodError(response)
  expect(response.bodyUsed).toBe(false)
  expect(await response.json()).toEqual(BODY)
})

test.each([
  ['7', 7],
  ['0', 0],
  ['-1', undefined],
  ['1e3', undefined],
  ['Fri, 27 Nov 2026 15:00:00 GMT', undefined],
  ['9'.repeat(400), undefined],
  ['soon', undefined],
])('retry-after: %s', async (header, retryAfter) => {
  const response = json(BODY, { status: 404, headers: { 'retry-after': header } })
  expect(await readVodError(response)).toMatchObject({ retryAfter, retryable: retryAfter !== undefined })
})

test('gives its own values only, whatever else the body has', async () => {
  const error = await readVodError(
    json({ ...BODY, fault: 'x', status: 'x', retryable: 'yes', retryAfter: {}, stack: 'x' }),
  )
  expect(error).toEqual({
    ...BODY,
    status: 404,
    fault: 'caller',
    retryable: false,
    retryAfter: undefined,
  })
})
