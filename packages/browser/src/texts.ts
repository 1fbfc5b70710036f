import type { Fault, VodErrorCode } from './generated/codes.ts'
import { TEXTS } from './generated/languages.ts'
import { read, readMatching } from './read-unknown.ts'
import type { NetworkCode, VodErrorInfo } from './vod-error-info.ts'

/** The texts of a language. */
export interface Texts {
  /** The language, as a BCP 47 tag. */
  readonly locale: string
  readonly codes: Readonly<Record<VodErrorCode | NetworkCode, string>>
  /** The texts for codes that are newer than this package. */
  readonly unknown: Readonly<Record<Fault, string>>
}

/** By tags such as `zh-Hans`; no tag is the name of something inherited. */
const LOADERS: Readonly<Record<string, (() => Promise<Texts>) | undefined>> = TEXTS

/** For a page that is offline before it has loaded the texts. */
const LAST_RESORT = 'Please check your network connection.'

/**
 * Loads the texts of a built-in language, a separate chunk. Call it when the page starts: without a network, it cannot be
 * loaded any more.
 *
 * @param locale a BCP 47 tag, by default that of the browser; the nearest built-in language is loaded, else English.
 *
 * @throws if the chunk cannot be loaded.
 */
export function loadTexts(locale?: string): Promise<Texts> {
  const tags = [locale ?? read(read(globalThis, 'navigator'), 'languages')].flat()
  return (tags.map(loaderOf).find(Boolean) ?? TEXTS['en-Latn'])()
}

/** The text for the person in the language of the texts. For a page that switches the language while it shows an error. */
export function textOf(texts: Texts, { code, fault }: Pick<VodErrorInfo, 'code' | 'fault'>): string {
  // Its code may hide another, or mean something else with this status. The text is the same for all.
  if (fault === 'operator') return texts.unknown.operator
  return readMatching(texts.codes, code, /./) ?? texts.unknown[fault ?? 'service']
}

/** The text for an error in a language, loaded if need be. Never rejects. */
export function writeText(
  error: Pick<VodErrorInfo, 'code' | 'fault'>,
  locale: string | undefined,
): Promise<string> {
  return loadTexts(locale).then(
    (texts) => textOf(texts, error),
    () => LAST_RESORT,
  )
}

/** That of `zh-Hans` for `zh_CN`. */
function loaderOf(tag: unknown): (() => Promise<Texts>) | undefined {
  try {
    const { language, script } = new Intl.Locale(String(tag).replaceAll('_', '-')).maximize()
    return LOADERS[`${language}-${script}`]
  } catch {
    return undefined
  }
}
