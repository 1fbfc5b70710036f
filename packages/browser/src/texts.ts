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

/** For a page that is offline before it has loaded the texts. */
const LAST_RESORT = 'Please check your network connection and try again.'

/**
 * Loads the texts of a built-in language, a separate chunk. Call it when the page starts: without a network, it cannot be
 * loaded any more.
 *
 * @param locale a BCP 47 tag, by default that of the browser; the nearest built-in language is loaded, else English.
 *
 * @throws if the chunk cannot be loaded.
 */
export function loadTexts(locale?: string): Promise<Texts> {
  return TEXTS[chooseLocale(locale)]()
}

/** The text for the person in the language of the texts. For a page that switches the language while it shows an error. */
export function textOf(texts: Texts, { code, fault }: Pick<VodErrorInfo, 'code' | 'fault'>): string {
  // Its code may hide another, or mean something else with this status. The text is the same for all.
  if (fault === 'operator') return texts.unknown.operator
  return readMatching(texts.codes, code, /./) ?? texts.unknown[fault ?? 'service']
}

/** The text for an error in a language, loaded if need be. Never rejects. */
export async function writeText(
  error: Pick<VodErrorInfo, 'code' | 'fault'>,
  locale: string | undefined,
): Promise<string> {
  try {
    return textOf(await loadTexts(locale), error)
  } catch {
    return LAST_RESORT
  }
}

/** The built-in language with the same script as the tag, or as the first of the browser's for which there is one. */
function chooseLocale(locale: string | undefined): keyof typeof TEXTS {
  const tags = [locale ?? read(read(globalThis, 'navigator'), 'languages')].flat()
  return tags.map(likelyTag).find(isBuiltIn) ?? 'en-Latn'
}

function isBuiltIn(tag: string): tag is keyof typeof TEXTS {
  return Object.hasOwn(TEXTS, tag)
}

/** `zh-Hans` for `zh_CN`. */
function likelyTag(tag: unknown): string {
  try {
    const { language, script } = new Intl.Locale(String(tag).replaceAll('_', '-')).maximize()
    return `${language}-${script}`
  } catch {
    return ''
  }
}
