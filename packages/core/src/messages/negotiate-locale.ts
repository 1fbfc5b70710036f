import { boundedMemo } from '../bounded-memo.ts'
import { readWeightedValues } from '../request/weighted-values.ts'
import type { Locales } from './locales.ts'

/** Chooses the language for a header `Accept-Language`, or one tag; `undefined` if none on offer is asked for. */
export type NegotiateLocale = (acceptLanguage: unknown) => string | undefined

/**
 * Prepares the choice among the languages on offer: RFC 4647 look-up, by descending weight, over tags with their likely
 * script and region (`Intl.Locale.maximize`), because the plain tags do not tell who reads what: `zh-SG` reads Simplified
 * Chinese, `zh-HK` Traditional. A range takes a language with the same script and region, else one with the same script.
 * `*`, malformed ranges and those with weight 0 are passed over; `_` counts as `-`.
 */
export function prepareNegotiation(offered: Locales): NegotiateLocale {
  const byTag = new Map<string, string>()
  for (const locale of offered.keys()) {
    for (const tag of likelyTags(locale)) if (!byTag.has(tag)) byTag.set(tag, locale)
  }
  // Browsers of one site send few different headers, and maximising a tag costs more than all the rest of an answer.
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

/** `zh-Hans-SG` and `zh-Hans` of `zh-SG`; nothing of what is no tag. */
function likelyTags(tag: string): readonly string[] {
  try {
    const { language, script, region } = new Intl.Locale(tag.replaceAll('_', '-')).maximize()
    return [`${language}-${script}-${region}`, `${language}-${script}`]
  } catch {
    return []
  }
}

/** The ranges of a header by descending weight; those of equal weight as they stand. */
function rangesOf(acceptLanguage: string): readonly string[] {
  return readWeightedValues(acceptLanguage)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ value }) => value)
}
