import { en, type MessageTable, type PartialMessageTable, type VodErrorHandlerOptions } from '../src/index.ts'

// Checked by the compiler alone: each line below the mark must fail to compile, or the mark itself does.

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
  { status: { MediaNotFound: 410, AccessDenied: { status: 503, code: 'Busy' } } },
  { status: ({ fault }) => (fault === 'operator' ? 500 : undefined), statusPolicy: 'gateway' },
  { format: (_error, { requestId }) => ({ requestId }), beforeSend: (response) => response },
  { locales: [en, { locale: 'ja', fallback: 'en' }], locale: ({ header }) => header('x-lang') },
]

export const wrong: readonly VodErrorHandlerOptions[] = [
  // @ts-expect-error misspelt
  { message: {} },
  // @ts-expect-error no such policy
  { statusPolicy: 'gatway' },
  // @ts-expect-error no such format
  { format: 'json' },
  // @ts-expect-error a message is no number
  { messages: { MediaNotFound: 404 } },
  // @ts-expect-error a status is no text
  { status: { MediaNotFound: '404' } },
  // @ts-expect-error a hook is no promise
  { beforeSend: async (response) => response },
  // @ts-expect-error neither complete nor with a fallback
  { locales: [{ locale: 'ja', codes: {} }] },
  // @ts-expect-error nothing of the kind
  { unhandled: true },
]

// @ts-expect-error a code without a message
export const lacking: MessageTable = { ...en, codes: incomplete }

// @ts-expect-error no such code
export const invented: PartialMessageTable = { locale: 'ja', fallback: 'en', codes: { MediaNotFond: 'x' } }
