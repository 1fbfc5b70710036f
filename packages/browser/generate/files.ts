import * as catalog from '@vod-errors/core/catalog'
import { CATALOG, type CatalogRow, type Fault, type MessageTable } from '@vod-errors/core/catalog'
import { faultOfStatus, RETRYABLE_STATUSES } from '../src/catalog.ts'
import { NETWORK_TEXTS } from './network-texts.ts'

const NOTE = '// Written by `pnpm docs:tables` from the catalog and the texts of @vod-errors/core.\n'
const ROWS: readonly (readonly [code: string, row: CatalogRow])[] = Object.entries(CATALOG)

/** The files of `src/generated` by name. Copies, so that the package needs no dependency and loads only what a page uses. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const tables: readonly MessageTable[] = Object.values(catalog).filter(isMessageTable)
  return {
    'codes.ts': codesFile(),
    'languages.ts': languagesFile(tables.map(({ locale }) => locale)),
    ...Object.fromEntries(tables.map((table) => [fileOf(table.locale), textsFile(table)])),
  }
}

function isMessageTable(value: unknown): value is MessageTable {
  return typeof value === 'object' && value !== null && 'locale' in value && 'unknown' in value
}

function fileOf(locale: string): string {
  return `${locale.toLowerCase()}.ts`
}

function codesFile(): string {
  const union = ROWS.map(([code]) => `\n  | '${code}'`).join('')
  const lists = Object.entries(exceptions()).map(([name, codes]) => `  ${name}: '${codes.join(' ')}',\n`)
  return `${NOTE}
/** Who must act: \`caller\` (the browser's request), \`operator\` (the BFF's set-up), or \`service\` (VOD or the network). */
export type Fault = 'caller' | 'operator' | 'service'

/** A code in the catalog of \`@vod-errors/core\`. */
export type VodErrorCode =${union}

/**
 * The codes about which the status says too little: whose fault is not the one that the status suggests, after which the same
 * call may succeed later, and after which it cannot in spite of the status. All others need no byte.
 */
export const EXCEPTIONS = {
${lists.join('')}} as const
`
}

function exceptions() {
  const codesOf = (isListed: (row: CatalogRow) => boolean) =>
    ROWS.filter(([, row]) => isListed(row)).map(([code]) => code)
  const withFault = (fault: Fault) =>
    codesOf((row) => row.fault === fault && faultOfStatus(row.status) !== fault)
  return {
    // Of an upload whose URL has expired, BOS sends 403.
    caller: [...withFault('caller'), 'IllegalMediaSessionKey'],
    operator: withFault('operator'),
    retryable: [...codesOf((row) => row.retryable), 'NetworkError', 'TimeoutError'],
    final: codesOf((row) => !row.retryable && RETRYABLE_STATUSES.includes(row.status)),
  }
}

function languagesFile(locales: readonly string[]): string {
  const loaders = locales.map(
    (locale) => `  '${likelyTag(locale)}': async () => (await import('./${fileOf(locale)}')).texts,\n`,
  )
  return `${NOTE}
import type { Texts } from '../texts.ts'

/** Loads the texts of each built-in language, as a separate chunk; by language and script. */
export const TEXTS = {
${loaders.join('')}} satisfies Readonly<Record<string, () => Promise<Texts>>>

/** The built-in languages, as BCP 47 tags. */
export const LOCALES = [${locales.map((locale) => `'${locale}'`).join(', ')}] as const
`
}

function likelyTag(locale: string): string {
  const { language, script } = new Intl.Locale(locale).maximize()
  return `${language}-${script}`
}

function textsFile({ locale, codes, unknown }: MessageTable): string {
  const network = NETWORK_TEXTS[locale]
  if (!network) throw new Error(`Expected texts for ${locale} in network-texts.ts`)
  const texts = { locale, codes: { ...codes, ...network }, unknown }
  return `${NOTE}
import type { Texts } from '../texts.ts'

export const texts: Texts = ${JSON.stringify(texts, null, 2)}
`
}
