import {
  type AppCode,
  en,
  type MessageTable,
  type PartialMessageTable,
  type VodErrorHandlerOptions,
} from '../src/index.ts'

declare module '../src/index.ts' {
  interface AppCodes {
    QuotaExceeded: true
  }
}

const ROW = { status: 429, fault: 'service', retryable: true } as const

// Only compiled: each line after a @ts-expect-error must fail to compile.

const { MediaNotFound: _left, ...incomplete } = en.codes

export const right: readonly VodErrorHandlerOptions[] = [
  {},
  {
    messages: {
      MediaNotFound: 'Gone.',
      BrandNew: ({ code }) => code,
      MediaBanned: { en: 'No.', 'zh-CN': () => '不。' },
    },
  },
  { codes: { QuotaExceeded: ROW, BrandNew: { ...ROW, template: 'No {name}.' } } },
  { locales: [{ locale: 'ja', fallback: 'en', codes: { QuotaExceeded: 'x' } }] },
  { status: { MediaNotFound: 410, AccessDenied: { status: 503, code: 'Busy' } } },
  { status: ({ fault }) => (fault === 'operator' ? 500 : undefined), statusPolicy: 'gateway' },
  { format: (_error, { requestId }) => ({ requestId }), beforeSend: (response) => response },
  { locales: [en, { locale: 'ja', fallback: 'en' }], locale: ({ header }) => header('x-lang') },
]

const dynamic: Record<string, string> = {}
export const fromElsewhere: VodErrorHandlerOptions = { messages: dynamic, status: { NewCode: 410 } }

/** Returns nothing; before TypeScript 5.1, `undefined` would not be enough for it. */
export const silent: VodErrorHandlerOptions = {
  beforeSend(response) {
    response.headers['x-a'] = 'b'
  },
  messages: (_error, { locale, code }) => (locale === 'en' ? code : undefined),
}

export const wrong: readonly VodErrorHandlerOptions[] = [
  // @ts-expect-error misspelled
  { message: {} },
  // @ts-expect-error incomplete
  { codes: { QuotaExceeded: { status: 429 } } },
  // @ts-expect-error a code of the catalog
  { codes: { QuotaExceeded: ROW, MediaNotFound: ROW } },
  // @ts-expect-error no such fault
  { codes: { QuotaExceeded: { ...ROW, fault: 'browser' } } },
  // @ts-expect-error no such policy
  { statusPolicy: 'gatway' },
  // @ts-expect-error no such format
  { format: 'json' },
  // @ts-expect-error a message is not a number
  { messages: { MediaNotFound: 404 } },
  // @ts-expect-error a letter left out
  { messages: { MediaNotFond: 'Gone.' } },
  // @ts-expect-error two letters swapped
  { messages: { MediaNotFuond: 'Gone.' } },
  // @ts-expect-error in another case
  { messages: { mediaNotFound: 'Gone.' } },
  // @ts-expect-error a letter left out
  { status: { AccessDenid: 403 } },
  // @ts-expect-error a message function is not async
  { messages: async () => 'Gone.' },
  // @ts-expect-error a status is not a string
  { status: { MediaNotFound: '404' } },
  // @ts-expect-error a hook must not be async
  { beforeSend: async (response) => response },
  // @ts-expect-error incomplete, without a fallback
  { locales: [{ locale: 'ja', codes: {} }] },
  // @ts-expect-error not a string
  { unhandled: true },
]

// @ts-expect-error a code without a message
export const lacking: MessageTable = { ...en, codes: incomplete }

// @ts-expect-error no such code
export const invented: PartialMessageTable = { locale: 'ja', fallback: 'en', codes: { MediaNotFond: 'x' } }

/** The compiler suggests codes of the app and of the catalog alike. */
export const declared: AppCode = 'QuotaExceeded'
// @ts-expect-error not declared
export const undeclared: AppCode = 'BrandNew'
