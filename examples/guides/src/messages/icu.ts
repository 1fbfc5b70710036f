import type { MessageFunction } from '@vod-errors/express'
import { IntlMessageFormat } from 'intl-messageformat'

const TEXTS: readonly (readonly [locale: string, code: string, text: string])[] = [
  ['en', 'RequestConflict', 'Try again in {seconds, plural, one {# second} other {# seconds}}.'],
  ['zh-TW', 'RequestConflict', '請在 {seconds} 秒後再試。'],
]

/** Parsed once: a wrong text fails when the BFF starts, not when a person needs it. */
const parsed = new Map(
  TEXTS.map(([locale, code, text]) => [`${locale} ${code}`, new IntlMessageFormat(text, locale)]),
)

/** Texts in ICU message format. */
export const messages: MessageFunction = (_error, { code, locale, params, retryAfter = 0 }) => {
  const text = parsed.get(`${locale} ${code}`)?.format({ ...params, seconds: retryAfter })
  return text === undefined ? undefined : String(text)
}
