import { boundedMemo } from '../bounded-memo.ts'
import { readWeightedValues } from '../request/weighted-values.ts'
import type { Locales } from './locales.ts'

/** Chooses the language for an `Accept-Language` header or a single tag; `undefined` if it accepts no available language. */
export type NegotiateLocale = (acceptLanguage: unknown) => string | undefined

/**
 * Prepares the choice among the available languages: RFC 4647 lookup by descending weight. Compares tags with their likely
 * script and region (`Intl.Locale.maximize`), because the tag alone does not tell the script: `zh-SG` reads Simplified
 * Chinese, `zh-HK` Traditional. A range matches a language with the same script and region, else one with the same script.
 * Ignores `*`, malformed ranges and weight 0. Treats `_` as `-`.
 */
export function prepareNegotiation(available: Locales): NegotiateLocale {
  const byTag = new Map<string, string>()
  for (const locale of available.keys()) {
    for (const tag of likelyTags(locale)) if (!byTag.has(tag)) byTag.set(tag, locale)
  }
  // A site's browsers send few different headers, and maximizing a tag costs more than the rest of a response.
  const choose = boundedMemo((header) => {
    for (const range of rangesOf(header)) {
      const tag = likelyTags(range).find((likely) => byTag.has(likely))
      if (tag !== undefined) return { locale: byTag.get(tag) }
    }
    return { locale: undefined }
  })
  return function negotiateLocale(acceptLanguage) {
    return typeof acceptLanguage === 'string' ? choose(acceptLanguage).locale : undefined
  }
}

/** `zh-Hans-SG` and `zh-Hans` for `zh-SG`; nothing for an invalid tag. */
function likelyTags(tag: string): readonly string[] {
  try {
    const { language, script, region } = new Intl.Locale(tag.replaceAll('_', '-')).maximize()
    return [`${language}-${script}-${region}`, `${language}-${script}`]
  } catch {
    return []
  }
}

/** The ranges of a header by descending weight, in their original order for equal weights. */
function rangesOf(acceptLanguage: string): readonly string[] {
  return readWeightedValues(acceptLanguage)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ value }) => value)
}
