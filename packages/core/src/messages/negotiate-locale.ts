import { boundedMemo } from '../bounded-memo.ts'
import { expected } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import type { RequestContext } from '../request/request-context.ts'
import { readWeightedValues } from '../request/weighted-values.ts'
import { checkLocale, type Locales } from './locales.ts'

/** Chooses the language for an `Accept-Language` header or a single tag; `undefined` if it accepts no available language. */
export type NegotiateLocale = (acceptLanguage: unknown) => string | undefined

/**
 * Prepares the choice among the available languages: RFC 4647 lookup by descending weight. Compares tags with their likely
 * script and region (`Intl.Locale.maximize`), because the tag alone does not tell the script: `zh-SG` reads Simplified
 * Chinese, `zh-HK` Traditional. A range matches the language with the same tag, else one with the same script and region, else
 * one with the same script. Ignores `*`, malformed ranges and weight 0. Treats `_` as `-`.
 */
export function prepareNegotiation(available: Locales): NegotiateLocale {
  const byTag = new Map<string, string>()
  for (const locale of available.keys()) {
    for (const tag of likelyTags(localeOf(locale))) if (!byTag.has(tag)) byTag.set(tag, locale)
  }
  // A site's browsers send few different headers, and maximizing a tag costs more than the rest of a response.
  const choose = boundedMemo((header) => {
    for (const range of rangesOf(header)) {
      const locale = localeOf(range)
      if (available.has(String(locale))) return String(locale)
      const tag = likelyTags(locale).find((likely) => byTag.has(likely))
      if (tag !== undefined) return byTag.get(tag)
    }
    return undefined
  })
  return function negotiateLocale(acceptLanguage) {
    return typeof acceptLanguage === 'string' ? choose(acceptLanguage) : undefined
  }
}

/** `undefined` for an invalid tag. */
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'))
  } catch {
    return undefined
  }
}

/** `zh-Hans-SG` and `zh-Hans` for `zh-SG`. */
function likelyTags(locale: Intl.Locale | undefined): readonly string[] {
  if (!locale) return []
  const { language, script, region } = locale.maximize()
  return [`${language}-${script}-${region}`, `${language}-${script}`]
}

/** The ranges of a header by descending weight, in their original order for equal weights. */
function rangesOf(acceptLanguage: string): readonly string[] {
  return readWeightedValues(acceptLanguage)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ value }) => value)
}

/** Languages whose tables are exported, but not built in. */
const EXPORTED: readonly string[] = ['ja', 'ko']

/** The canonical form of an available language. @throws {TypeError} that says how to offer another one. */
export function checkOffered(name: string, tag: unknown, available: Locales): string {
  const locale = checkLocale(name, tag)
  if (available.has(locale)) return locale
  const nearest = prepareNegotiation(available)(locale)
  const table = EXPORTED.includes(locale) ? locale : `{ locale: '${locale}', fallback: '${nearest ?? 'en'}' }`
  const who = nearest === undefined ? '' : `people who read ${locale} get ${nearest}: write that, or `
  const offered = [...available.keys()].join(', ')
  throw expected(name, `one of ${offered} (${who}offer ${locale} with locales: [${table}])`, tag)
}

/** How the language of a request is chosen. */
export interface LocaleOptions {
  /** The language if the request accepts none of the available ones; `en` by default. */
  readonly defaultLocale?: string | undefined
  /** Chooses the language of a request. If it returns none of the available ones, `Accept-Language` decides. */
  readonly locale?: ((request: RequestContext) => string | undefined) | undefined
}

/**
 * Prepares the choice of a request's language.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function prepareLocaleChoice(
  { locale, defaultLocale = 'en' }: LocaleOptions,
  locales: Locales,
): (request: RequestContext) => string {
  const fallback = checkOffered('defaultLocale', defaultLocale, locales)
  if (locale !== undefined && typeof locale !== 'function')
    throw expected('locale', 'a function of the request (for a fixed language, write defaultLocale)', locale)
  const negotiate = prepareNegotiation(locales)
  const isTag = (tag: unknown): tag is string | undefined => tag === undefined || typeof tag === 'string'
  const choose = locale && guardHook('locale', locale, isTag)
  return (request) => negotiate(choose?.(request)) ?? negotiate(request.header('accept-language')) ?? fallback
}
