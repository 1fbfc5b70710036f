import {
  CATALOG,
  type CatalogRow,
  en,
  isVodErrorCode,
  ORIGINS,
  type VodErrorCode,
  zhCN,
} from '@vod-errors/core'
import { isSyntheticCode, templateParams } from '@vod-errors/core/catalog'
import { ENTRIES } from '../reference/entries.ts'
import { LANGUAGES, type Language, ROLES, type Text } from '../reference/entry.ts'
import { ORIGIN_TEXTS } from './chinese.ts'

const USER_MESSAGES = { en: en.codes, 'zh-CN': zhCN.codes } as const

/** The edition at the end of an origin. */
const DATE = /\d{4}-\d{2}-\d{2}$/

/** The codes in the order of the catalog. */
export const CODES: readonly VodErrorCode[] = Object.keys(CATALOG).filter(isVodErrorCode)

/** The text of `catalog.json`: every code with its facts, and its texts in every language. */
export function catalogJson(): string {
  const catalog = { $schema: './catalog.schema.json', codes: CODES.map(recordOf) }
  return `${JSON.stringify(catalog, undefined, 1)}\n`
}

function recordOf(code: VodErrorCode): object {
  const row: CatalogRow = CATALOG[code]
  return {
    code,
    status: row.status,
    fault: row.fault,
    ...(row.faultByStatus && { faultByStatus: row.faultByStatus }),
    retryable: row.retryable,
    retryOnce: row.retryOnce ?? false,
    synthetic: isSyntheticCode(code),
    template: row.template,
    params: templateParams(row.template),
    secretParams: row.secretParams ?? [],
    source: {
      id: row.origin,
      date: DATE.exec(row.origin)?.[0] ?? null,
      title: { en: ORIGINS[row.origin], 'zh-CN': ORIGIN_TEXTS[row.origin] } satisfies Text,
    },
    texts: Object.fromEntries(LANGUAGES.map((language) => [language, textsOf(code, language)])),
  }
}

function textsOf(code: VodErrorCode, language: Language): object {
  const { meaning, causes, actions } = ENTRIES[code]
  const inLanguage = (texts: readonly Text[]) => texts.map((text) => text[language])
  return {
    userMessage: USER_MESSAGES[language][code],
    meaning: meaning[language],
    causes: inLanguage(causes),
    actions: Object.fromEntries(ROLES.map((role) => [role, inLanguage(actions[role])])),
  }
}
