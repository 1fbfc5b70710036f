import { createResponder, type IncomingRequest } from '../src/host.ts'
import { en, type VodErrorHandlerOptions, zhCN } from '../src/index.ts'

const ADAPTER = { readRequest: (request: IncomingRequest) => request }

/** Calls createResponder like a team that does not use types. */
function setUp(options: unknown): void {
  Reflect.apply(createResponder, undefined, [ADAPTER, options])
}

const { MediaNotFound: _left, ...incomplete } = en.codes

const ROW = { status: 429, fault: 'service', retryable: true }

test.each<[unknown, string]>([
  [null, 'Expected `options` to be a plain object, got null'],
  ['gateway', 'Expected `options` to be a plain object, got "gateway"'],
  [[], 'Expected `options` to be a plain object, got []'],
  [() => {}, 'Expected `options` to be a plain object, got [function]'],
  [new Map(), 'Expected `options` to be a plain object, got [Map]'],
  [{ [Symbol('x')]: 1 }, 'got "Symbol(x)"'],
  [{ message: {} }, 'Expected `options` to be an object with only hosts, codes, messages, '],
  [{ hosts: 'vod.internal' }, 'Expected `hosts` to be an array of host names, got "vod.internal"'],
  [
    { hosts: ['https://vod.internal'] },
    'Expected `hosts[0]` to be a host name without scheme, port and path',
  ],
  [{ codes: [] }, 'Expected `codes` to be an object of rows by code, got []'],
  [
    { codes: { Quota: 429 } },
    'Expected `codes.Quota` to be a row {status, fault, retryable, template}, got 429',
  ],
  [{ codes: { Quota: { ...ROW, state: 1 } } }, 'Expected `codes.Quota` to be an object with only status, '],
  [
    { codes: { Quota: { ...ROW, status: 200 } } },
    'Expected `codes.Quota.status` to be an integer 400–599, got 200',
  ],
  [
    { codes: { Quota: { status: 429, retryable: true } } },
    'Expected `codes.Quota.fault` to be one of caller, operator, service, got undefined',
  ],
  [
    { codes: { Quota: { ...ROW, retryable: 'yes' } } },
    'Expected `codes.Quota.retryable` to be true or false, got "yes"',
  ],
  [
    { codes: { Quota: { ...ROW, template: 'Quota { n }' } } },
    'Expected `codes.Quota.template` to be a text with parameters in the form {mediaId} and text between them, got "Quota { n }"',
  ],
  [{ codes: { Quota: { ...ROW, template: '{a}{b}' } } }, 'Expected `codes.Quota.template` to be a text with'],
  [
    { codes: { 'QuotaException.Quota': ROW } },
    'Expected `codes.QuotaException.Quota` to be keyed by the bare code Quota',
  ],
  [{ codes: { 'two words': ROW } }, 'Expected `codes.two words` to be keyed by a code, one word'],
  [{ codes: { mediaNotFound: ROW } }, '(did you mean MediaNotFound?)'],
  [
    { messages: 'Gone.' },
    'Expected `messages` to be an object of messages by code, or a function, got "Gone."',
  ],
  [
    { messages: new Map([['MediaNotFound', 'Gone.']]) },
    'Expected `messages` to be an object of messages by code, or a function, got [Map]',
  ],
  [{ messages: ['Gone.'] }, "or a function, got [ 'Gone.' ]"],
  [{ messages: { MediaNotFound: ['Gone.'] } }, "or an object of them by language, got [ 'Gone.' ]"],
  [
    { status: new Map([['MediaNotFound', 410]]) },
    'Expected `status` to be an object of statuses by code, or',
  ],
  [
    { locales: [new Map()] },
    'Expected `locales[0]` to be a message table, such as the exported ja, got [Map]',
  ],
  [
    { locales: [{ ...en, codes: new Map() }] },
    'Expected `locales[0].codes` to be an object of texts, got [Map]',
  ],
  [
    { messages: { MediaNotfound: 'Gone.' } },
    'Expected `messages.MediaNotfound` to be keyed by a known code (did you mean MediaNotFound?)',
  ],
  [{ messages: { MediaNotFond: 'Gone.' } }, '(did you mean MediaNotFound?)'],
  [{ messages: { MediaTaskNotFund: 'Gone.' } }, '(did you mean MediaTaskNotFound?)'],
  [
    { messages: { 'MediaException.MediaNotFound': 'Gone.' } },
    'Expected `messages.MediaException.MediaNotFound` to be keyed by the bare code MediaNotFound',
  ],
  [
    { messages: { MediaNotFound: 'No {taskId}.' } },
    'Expected `messages.MediaNotFound` to be a text with no parameters but {mediaId}, got "No {taskId}."',
  ],
  [
    { messages: { AccessDenied: 'No {mediaId}.' } },
    'Expected `messages.AccessDenied` to be a text without parameters, got "No {mediaId}."',
  ],
  [{ messages: { BrandNew: 'No {id}.' } }, 'Expected `messages.BrandNew` to be a text without parameters'],
  [
    { messages: { MediaNotFound: '' } },
    'Expected `messages.MediaNotFound` to be a text or a function, got ""',
  ],
  [
    { messages: { MediaNotFound: 404 } },
    'Expected `messages.MediaNotFound` to be a text, a function, or an object',
  ],
  [
    { messages: { MediaNotFound: { fr: 'Non.' } } },
    "Expected `messages.MediaNotFound.fr` to be one of en, zh-CN, zh-TW (offer fr with locales: [{ locale: 'fr', fallback: 'en' }]), got \"fr\"",
  ],
  [
    { messages: { MediaNotFound: { default: 'No.' } } },
    'Expected `messages.MediaNotFound.default` to be a language tag such as zh-CN, got "default"',
  ],
  [
    { messages: { zh_CN: { MediaNotFound: '没有。' } } },
    'Expected `messages.zh_CN` to be keyed by a code such as MediaNotFound, not by a status, a fault or a language',
  ],
  [{ logLevel: new Map() }, 'Expected `logLevel` to be an object of levels by fault, or a function'],
  [
    { messages: { MediaNotFound: { '!': 'No.' } } },
    'Expected `messages.MediaNotFound.!` to be a language tag such as zh-CN',
  ],
  [
    { messages: { MediaNotFound: { en: null } } },
    'Expected `messages.MediaNotFound.en` to be a text or a function, got null',
  ],
  [{ locales: {} }, 'Expected `locales` to be an array of message tables, got {}'],
  [{ locales: ['ja'] }, 'Expected `locales[0]` to be a message table, such as the exported ja, got "ja"'],
  [
    { locales: [{ ...en, locale: 'x' }] },
    'Expected `locales[0].locale` to be a language tag such as zh-CN, got "x"',
  ],
  [
    { locales: [{ locale: 'x' }] },
    'Expected `locales[0].locale` to be a language tag such as zh-CN, got "x"',
  ],
  [{ locales: [{ locale: 'ja' }] }, "codes.InternalError …), got { locale: 'ja' }"],
  [{ locales: [{ ...en, codes: incomplete }] }, '(missing: codes.MediaNotFound …)'],
  [
    { locales: [{ locale: 'ja', codes: {} }] },
    'Expected `locales[0]` to be complete or to name a fallback (missing: codes.AccessDenied',
  ],
  [
    { locales: [{ locale: 'ja', fallback: 'fr' }] },
    'Expected `locales[0].fallback` to be one of en, zh-CN, zh-TW, got "fr"',
  ],
  [
    { locales: [{ locale: 'ja', fallback: 'en', codes: { Nope: 'x' } }] },
    'Expected `locales[0].codes` to be an object with only',
  ],
  [
    { locales: [{ locale: 'ja', fallback: 'en', codes: { MediaNotFound: 5 } }] },
    'Expected `locales[0].codes.MediaNotFound` to be a text without parameters, got 5',
  ],
  [
    { locales: [{ locale: 'ja', fallback: 'en', texts: {} }] },
    'Expected `locales[0]` to be an object with only locale, fallback, codes, unknown, got "texts"',
  ],
  [
    { defaultLocale: 'fr' },
    "Expected `defaultLocale` to be one of en, zh-CN, zh-TW (offer fr with locales: [{ locale: 'fr', fallback: 'en' }]), got \"fr\"",
  ],
  [
    { defaultLocale: 'zh' },
    "Expected `defaultLocale` to be one of en, zh-CN, zh-TW (people who read zh get zh-CN: write that, or offer zh with locales: [{ locale: 'zh', fallback: 'zh-CN' }]), got \"zh\"",
  ],
  [
    { defaultLocale: 'ja' },
    'Expected `defaultLocale` to be one of en, zh-CN, zh-TW (offer ja with locales: [ja]), got "ja"',
  ],
  [{ defaultLocale: 5 }, 'Expected `defaultLocale` to be a language tag such as zh-CN, got 5'],
  [
    { locale: 'zh-CN' },
    'Expected `locale` to be a function of the request (for a fixed language, write defaultLocale), got "zh-CN"',
  ],
  [{ statusPolicy: 'gatway' }, 'Expected `statusPolicy` to be one of documented, gateway, got "gatway"'],
  [{ status: 500 }, 'Expected `status` to be an object of statuses by code, or a function, got 500'],
  [
    { status: { MediaNotFound: 200 } },
    'Expected `status.MediaNotFound` to be an integer 400–599, or {status, code}, got 200',
  ],
  [
    { status: { MediaNotFound: { status: 404 } } },
    'Expected `status.MediaNotFound` to be an integer 400–599, or {status, code}',
  ],
  [
    { status: { MediaNotFound: { status: 404, code: 'a b' } } },
    'Expected `status.MediaNotFound` to be an integer 400–599',
  ],
  [
    { status: { MediaNotFound: { status: 404, code: 'Gone', retryAfter: 5 } } },
    'Expected `status.MediaNotFound` to be an integer 400–599',
  ],
  [
    { status: { MediaNotFund: 410 } },
    'Expected `status.MediaNotFund` to be keyed by a known code (did you mean MediaNotFound?)',
  ],
  [{ docsUrl: 'https://example.com/errors' }, 'without credentials that ends in /, # or ='],
  [{ messages: { MediaNotFound: 'No { mediaId }.' } }, 'to be a text with parameters in the form {mediaId}'],
  [
    { messages: { MediaNotFound: `No ${'$'}{mediaId}.` } },
    'to be a text with parameters in the form {mediaId}',
  ],
  [{ messages: { '': 'No.' } }, 'Expected `messages.` to be keyed by a code, one word, got ""'],
  [{ messages: { 'Foo.Bar': 'No.' } }, 'Expected `messages.Foo.Bar` to be keyed by the bare code Bar'],
  [{ format: 'json' }, "Expected `format` to be 'vod', 'problem', 'umi' or a function, got \"json\""],
  [
    { docsUrl: '/errors' },
    'Expected `docsUrl` to be an http or https URL without credentials that ends in /, # or =, got "/errors"',
  ],
  ...[404, 'caller', 'default', 'en', 'zh-CN'].map((key): [object, string] => [
    { messages: { [key]: 'x' } },
    `Expected \`messages.${key}\` to be keyed by a code such as MediaNotFound, not by a status, a fault or a language`,
  ]),
  [{ status: { 403: 502 } }, 'Expected `status.403` to be keyed by a code such as MediaNotFound'],
  [
    { messages: { MediaNotFound: {} } },
    'Expected `messages.MediaNotFound` to be a text, a function, or an object',
  ],
  [{ requestIdHeader: null }, 'Expected `requestIdHeader` to be one of true, false, got null'],
  [{ unhandled: null }, 'Expected `unhandled` to be one of forward, respond, got null'],
  [{ keepHeaders: 'etag' }, 'Expected `keepHeaders` to be an array of header names, got "etag"'],
  [{ keepHeaders: ['x-request-id'] }, 'Expected `keepHeaders[0]` to be one of accept-ranges, '],
  [{ keepHeaders: ['Cache-Control'] }, 'Expected `keepHeaders[0]` to be one of accept-ranges, '],
  [{ keepHeaders: ['etag', 7] }, 'Expected `keepHeaders[1]` to be one of accept-ranges, '],
  [{ requestIdHeader: 'no' }, 'Expected `requestIdHeader` to be one of true, false, got "no"'],
  [{ unhandled: true }, 'Expected `unhandled` to be one of forward, respond, got true'],
  [{ callerFaultsAs200: 200 }, 'Expected `callerFaultsAs200` to be one of true, false, got 200'],
  ...[undefined, 'vod', 'problem'].map((format): [object, string] => [
    { callerFaultsAs200: true, format },
    "Expected `callerFaultsAs200` to be used with a body that says that the call failed: write format: 'umi', or a function",
  ]),
  [{ beforeSend: {} }, 'Expected `beforeSend` to be a function, got {}'],
])('rejects %j', (options, message) => {
  let thrown: unknown
  try {
    setUp(options)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(TypeError)
  expect(String(thrown)).toContain(message)
})

test.each<[string, VodErrorHandlerOptions]>([
  ['nothing', {}],
  [
    'options that are undefined',
    { messages: undefined, locale: undefined, format: undefined, beforeSend: undefined },
  ],
  [
    'a code that the catalog does not have yet',
    { messages: { QuotaExceeded: 'Too much.' }, status: { QuotaExceeded: 429 } },
  ],
  [
    'a table that replaces a built-in one',
    { locales: [{ locale: 'en', fallback: 'en', codes: { MediaNotFound: 'Gone.' } }] },
  ],
  [
    'a language that falls back to a language that the app added',
    {
      locales: [
        { ...zhCN, locale: 'zh-SG' },
        { locale: 'zh-MY', fallback: 'zh-SG' },
      ],
      messages: { MediaNotFound: { 'zh-my': '没有。' } },
    },
  ],
])('accepts %s', (_name, options) => {
  expect(() => setUp(options)).not.toThrow()
})

test('does not modify the options, and accepts frozen ones', () => {
  const options = Object.freeze({
    messages: Object.freeze({ MediaNotFound: Object.freeze({ en: 'Gone.' }) }),
    status: Object.freeze({ AccessDenied: Object.freeze({ status: 503, code: 'Busy' }) }),
    keepHeaders: Object.freeze(['ETag']),
  })
  const before = JSON.stringify(options)
  setUp(options)
  expect(JSON.stringify(options)).toBe(before)
})

test('treats constructor as an ordinary code, and reads no key from a prototype', () => {
  expect(() => setUp({ messages: { constructor: 'Gone.' } })).not.toThrow()
  expect(() => setUp({ messages: JSON.parse('{"__proto__": "Gone."}') })).toThrow(TypeError)
})

test.each(['MediaNotFoundV2', 'AccessDenied2', 'InvalidParameters', 'MediaExpired', 'TaskNotFound'])(
  'does not treat the new code %s as a misspelling',
  (code) => {
    expect(() => setUp({ messages: { [code]: 'New.' } })).not.toThrow()
  },
)
