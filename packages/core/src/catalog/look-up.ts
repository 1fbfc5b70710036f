import { boundedMemo } from '../bounded-memo.ts'
import { appCodes, rowOfAppCode } from './app-codes.ts'
import { CATALOG, type CatalogRow, type SyntheticCode, type VodErrorCode } from './catalog.ts'

/**
 * The part of a code after its last dot: `MediaNotFound` for `MediaException.MediaNotFound`. VOD qualifies codes on the wire
 * but not on its error page.
 */
// Returns the same string object for the same code: a look-up by a fresh substring takes three times as long.
export const bareCode: (upstreamCode: string) => string = boundedMemo((upstreamCode) =>
  upstreamCode.slice(upstreamCode.lastIndexOf('.') + 1),
)

/** One word, with up to three qualifiers before dots. */
const CODE = /^[A-Za-z0-9][\w-]{0,63}(?:\.[A-Za-z0-9][\w-]{0,63}){0,3}$/

/** What looks like a key or a token is no code: codes appear in responses, logs and metric labels. */
const CREDENTIAL = /[0-9a-f]{32}|ALTAK|(?:^|\.)(?:eyJ|sk-)/i
/** Access keys of other vendors, as in the texts that are redacted. */
const FOREIGN_KEY = /(?:^|\.)(?:LTAI|AKID|AKLT|AKIA|ASIA|AIza|gh[oprsu]_|xox[abeoprs]-)[\w-]{12}/

/** Whether a value can be a code on the wire. Anything else is treated as no code. */
export function isCode(value: unknown): value is string {
  return typeof value === 'string' && areCodes(value)
}

const areCodes = boundedMemo((text) => CODE.test(text) && !CREDENTIAL.test(text) && !FOREIGN_KEY.test(text))

/** A Map, so that `constructor` is no code. */
const ROWS: ReadonlyMap<string, CatalogRow> = new Map(Object.entries(CATALOG))

/** Whether the catalog has a row for this bare code. */
export function isVodErrorCode(code: string): code is VodErrorCode {
  return ROWS.has(code)
}

/** Whether the catalog, or the app with the option `codes`, has a row for this bare code. */
export function isKnownCode(code: string): boolean {
  return ROWS.has(code) || rowOfAppCode(code) !== undefined
}

/** Every bare code that has a row: the catalog's, then the app's. */
export function knownCodes(): readonly string[] {
  return [...ROWS.keys(), ...appCodes()]
}

/** Whether the code is one of this project, for failures where VOD sent none. */
export function isSyntheticCode(code: string): code is SyntheticCode {
  return isVodErrorCode(code) && ['transport', 'success-response'].includes(CATALOG[code].origin)
}

/**
 * The row for a bare or qualified code, from the catalog or the option `codes`; `undefined` for an unknown code.
 *
 * @example
 * lookUpCode('MediaException.MediaNotFound')?.status // 404
 */
export function lookUpCode(code: string): CatalogRow | undefined {
  return rowOfBareCode(bareCode(code))
}

/** The row for a code that is known to be bare. */
export function rowOfBareCode(code: string): CatalogRow | undefined {
  return ROWS.get(code) ?? rowOfAppCode(code)
}
