import { CATALOG, FAULTS } from '../catalog/catalog.ts'
import { knownCodes } from '../catalog/look-up.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { isPlainObject, readPath, readString } from '../read-unknown.ts'
import { en } from './en.ts'
import type { MessageTable, PartialMessageTable } from './message-table.ts'
import { zhCN } from './zh-cn.ts'
import { zhTW } from './zh-tw.ts'

/** The available languages by canonical tag. */
export type Locales = ReadonlyMap<string, MessageTable>

/** The tables that fill the gaps of others. */
const BASES = new WeakMap<MessageTable, MessageTable>()

/** The table that the missing texts of another came from; `undefined` if it was complete. */
export function baseOf(table: MessageTable): MessageTable | undefined {
  return BASES.get(table)
}

/**
 * Adds the app's languages to the built-in ones. A table for a built-in language replaces it.
 *
 * @throws {TypeError} that names the wrong entry: an invalid tag or text, an unknown code, a missing text without a fallback,
 *   or an unavailable fallback.
 */
export function prepareLocales(locales: unknown = []): Locales {
  if (!Array.isArray(locales)) throw expected('locales', 'an array of message tables', locales)
  const tables = new Map<string, MessageTable>([en, zhCN, zhTW].map((table) => [table.locale, table]))
  const added = new Set<string>()
  for (const [index, table] of locales.entries()) {
    const complete = completeTable(`locales[${index}]`, table, tables)
    if (added.has(complete.locale) && readString(table, 'fallback') !== complete.locale) {
      const expectation = `the only table for ${complete.locale}, or to add to the other with fallback: '${complete.locale}'`
      throw expected(`locales[${index}]`, expectation, table)
    }
    added.add(complete.locale)
    tables.set(complete.locale, complete)
  }
  return tables
}

/**
 * Returns the canonical form of a BCP 47 tag.
 *
 * @throws {TypeError} if the tag is not well-formed.
 */
export function checkLocale(name: string, locale: unknown): string {
  try {
    const [canonical] = typeof locale === 'string' ? Intl.getCanonicalLocales(locale) : []
    // Of 5 letters and more, such as `default`, no language is registered.
    if (canonical !== undefined && /^[a-z]{2,3}\b/.test(canonical)) return canonical
  } catch {
    // Not well-formed.
  }
  throw expected(name, 'a language tag such as zh-CN', locale)
}

function completeTable(name: string, table: unknown, available: Locales): MessageTable {
  if (!isPlainObject(table)) throw expected(name, 'a message table, such as the exported ja', table)
  expectKnownKeys(name, table, ['locale', 'fallback', 'codes', 'unknown'])
  const { locale: tag, codes, unknown, fallback }: Partial<PartialMessageTable> = table
  const locale = checkLocale(`${name}.locale`, tag)
  checkTexts(`${name}.codes`, codes, knownCodes())
  checkTexts(`${name}.unknown`, unknown, FAULTS)
  const base = fallback === undefined ? undefined : available.get(checkLocale(`${name}.fallback`, fallback))
  if (fallback !== undefined && !base) {
    throw expected(`${name}.fallback`, `one of ${[...available.keys()].join(', ')}`, fallback)
  }
  const complete = { codes: { ...base?.codes, ...codes }, unknown: { ...base?.unknown, ...unknown } }
  expectComplete(name, complete, table)
  const completed = { locale, ...complete }
  if (base) BASES.set(completed, base)
  return completed
}

function checkTexts(name: string, texts: unknown = {}, known: readonly string[]): void {
  if (!isPlainObject(texts)) throw expected(name, 'an object of texts', texts)
  expectKnownKeys(name, texts, known)
  for (const [key, text] of Object.entries(texts)) {
    const isText = typeof text === 'string' && text.trim() !== '' && !/[{}]/.test(text)
    if (!isText) throw expected(`${name}.${key}`, 'a text without parameters', text)
  }
}

/** @param given shown in the error */
function expectComplete(
  name: string,
  table: object,
  given: object,
): asserts table is Omit<MessageTable, 'locale'> {
  const missing = [
    ...Object.keys(CATALOG)
      .filter((code) => readPath(table, ['codes', code]) === undefined)
      .map((code) => `codes.${code}`),
    ...FAULTS.filter((fault) => readPath(table, ['unknown', fault]) === undefined).map(
      (fault) => `unknown.${fault}`,
    ),
  ]
  if (missing.length > 0) {
    throw expected(
      name,
      `complete or to name a fallback (missing: ${missing.slice(0, 3).join(', ')} …)`,
      given,
    )
  }
}
