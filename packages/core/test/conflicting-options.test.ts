import { createResponder } from '../src/host.ts'
import { en, ja, type VodErrorHandlerOptions } from '../src/index.ts'
import { ADAPTER } from './adapter.ts'

const GATEWAY = { statusPolicy: 'gateway' } as const
const BUSY = { status: 503, code: 'Busy' } as const

/** Options that cancel each other: what the error says, and the same options with the line that it says to write. */
const CONFLICTS: Readonly<
  Record<string, readonly [wrong: VodErrorHandlerOptions, message: string, right: VodErrorHandlerOptions]>
> = {
  'a message for a code that the policy hides': [
    { ...GATEWAY, messages: { AccessDenied: 'Ask your admin.' } },
    'Expected `messages.AccessDenied` to be keyed by a code that is sent (statusPolicy \'gateway\' sends AccessDenied as InternalError, so write messages: { InternalError: … }), got "Ask your admin."',
    { ...GATEWAY, messages: { InternalError: 'Ask your admin.' } },
  ],
  'a message for a code that a map renames': [
    { status: { MediaBanned: { status: 423, code: 'Locked' } }, messages: { MediaBanned: 'Locked.' } },
    'Expected `messages.MediaBanned` to be keyed by a code that is sent (status.MediaBanned sends MediaBanned as Locked, so write messages: { Locked: … }), got "Locked."',
    {
      status: { MediaBanned: { status: 423, code: 'Locked' } },
      messages: { Locked: '{mediaId} is locked.' },
    },
  ],
  'a message for a code that the catalog lacks, and a map renames': [
    { status: { QuotaUsedUp: { status: 429, code: 'try-later' } }, messages: { QuotaUsedUp: 'Later.' } },
    "so write messages: { 'try-later': … })",
    { status: { QuotaUsedUp: { status: 429, code: 'try-later' } }, messages: { 'try-later': 'Later.' } },
  ],
  'a message for a code whose status is set, but which the policy hides': [
    { ...GATEWAY, status: { AccessDenied: 503 }, messages: { AccessDenied: { en: 'No.' } } },
    'status.AccessDenied sends AccessDenied as InternalError, so write messages: { InternalError: … }',
    {
      ...GATEWAY,
      status: { AccessDenied: { status: 503, code: 'AccessDenied' } },
      messages: { AccessDenied: { en: 'No.' } },
    },
  ],
  'a retry-after that a renaming drops': [
    { status: { RequestConflict: BUSY } },
    "Expected `status.RequestConflict` to be a choice with retryAfter (RequestConflict can be retried, and another code drops its retry-after: write { status: 503, code: 'Busy', retryAfter: true }, or false to hide it), got { status: 503, code: 'Busy' }",
    {
      status: {
        RequestConflict: { ...BUSY, retryAfter: true },
        InternalError: { ...BUSY, retryAfter: false },
      },
    },
  ],
  'a message in a language that is not offered': [
    { messages: { MediaNotFound: { ja: 'ない。' } } },
    'Expected `messages.MediaNotFound.ja` to be one of en, zh-CN, zh-TW (offer ja with locales: [ja])',
    { messages: { MediaNotFound: { ja: 'ない。' } }, locales: [ja] },
  ],
  'a message in a language whose readers get another one': [
    { messages: { MediaNotFound: { 'zh-HK': '沒有。' } } },
    "(people who read zh-HK get zh-TW: write that, or offer zh-HK with locales: [{ locale: 'zh-HK', fallback: 'zh-TW' }])",
    { messages: { MediaNotFound: { 'zh-HK': '沒有。' } }, locales: [{ locale: 'zh-HK', fallback: 'zh-TW' }] },
  ],
  'two messages for one language': [
    { messages: { MediaNotFound: { 'zh-cn': '一。', 'zh-CN': '二。' } } },
    'Expected `messages.MediaNotFound.zh-CN` to be the only message for zh-CN, got "二。"',
    { messages: { MediaNotFound: { 'zh-cn': '一。' } } },
  ],
  'two tables for one language': [
    { locales: [ja, { locale: 'JA', fallback: 'en', codes: { MediaNotFound: 'ない。' } }] },
    "Expected `locales[1]` to be the only table for ja, or to add to the other with fallback: 'ja'",
    { locales: [ja, { locale: 'JA', fallback: 'ja', codes: { MediaNotFound: 'ない。' } }] },
  ],
}

const setUp = (options: VodErrorHandlerOptions) => createResponder(ADAPTER, options)

describe.each(Object.entries(CONFLICTS))('%s', (_name, [wrong, message, right]) => {
  test('is rejected, with the line that works', () => {
    expect(() => setUp(wrong)).toThrow(TypeError)
    expect(() => setUp(wrong)).toThrow(message)
  })

  test('is accepted with that line', () => {
    expect(() => setUp(right)).not.toThrow()
  })
})

test.each<[string, VodErrorHandlerOptions]>([
  [
    'messages for codes that `status`, a function, can send',
    { ...GATEWAY, status: () => undefined, messages: { AccessDenied: 'No.' } },
  ],
  ['one function for all messages, whatever is hidden', { ...GATEWAY, messages: () => undefined }],
  [
    'a message for a code that two others are sent as',
    {
      status: { MediaBanned: { status: 404, code: 'MediaNotFound' }, MediaNotFound: 410 },
      messages: { MediaNotFound: 'Gone.' },
    },
  ],
  [
    'a message for a code that is renamed, if another one is sent as it',
    {
      status: {
        MediaBanned: { status: 423, code: 'Locked' },
        NoSuchMedia: { status: 404, code: 'MediaBanned' },
      },
      messages: { MediaBanned: 'No.', Locked: 'Locked.' },
    },
  ],
  [
    'a message for a code that only one of its meanings hides',
    { ...GATEWAY, messages: { InvalidRequest: 'Check it.' } },
  ],
  ['a renamed code that the policy hides anyway', { ...GATEWAY, status: { RequestExpired: BUSY } }],
  ['a renamed code that cannot be retried', { status: { MediaBanned: BUSY } }],
  ['a message for a code that the catalog lacks', { ...GATEWAY, messages: { QuotaUsedUp: 'Later.' } }],
  [
    'messages without a prototype',
    { messages: Object.assign(Object.create(null), { MediaNotFound: 'Gone.' }) },
  ],
])('%s is no conflict', (_name, options) => {
  expect(() => setUp(options)).not.toThrow()
})

test('checks the codes of the app, too', () => {
  const codes = { LicenseExpired: { status: 403, fault: 'operator', retryable: true } } as const
  expect(() => setUp({ ...GATEWAY, codes, messages: { LicenseExpired: 'Renew it.' } })).toThrow(
    'sends LicenseExpired as InternalError',
  )
  expect(() => setUp({ codes, status: { LicenseExpired: BUSY } })).toThrow('LicenseExpired can be retried')
  expect(() => setUp({ codes, messages: { LicenseExpired: 'Renew it.' } })).not.toThrow()
})

test('a complete table has texts for hidden codes, which is no conflict', () => {
  expect(() => setUp({ ...GATEWAY, locales: [{ ...en, locale: 'en-GB' }] })).not.toThrow()
})
