import { boundedMemo } from '../bounded-memo.ts'
import { CATALOG, type CatalogRow, type SyntheticCode, type VodErrorCode } from './catalog.ts'

/**
 * The part of a code after its last dot: `MediaNotFound` of `MediaException.MediaNotFound`. VOD qualifies codes on the
 * wire, its table does not.
 */
export function bareCode(upstreamCode: string): string {
  return bareCodes(upstreamCode)
}

/** Always the same string for the same code: look-ups by a string that was just cut cost three times as much. */
const bareCodes = boundedMemo((upstreamCode) => upstreamCode.slice(upstreamCode.lastIndexOf('.') + 1))

/** One word, perhaps with qualifiers before dots. */
const CODE = /^[A-Za-z0-9][\w-]{0,63}(?:\.[A-Za-z0-9][\w-]{0,63}){0,3}$/

/** A code becomes part of responses, logs and labels of metrics: what has the form of a key or a token is none. */
const KEY = /[0-9a-f]{32}|ALTAK|(?:^|\.)(?:eyJ|sk-)/i

/** Whether a value may be a code on the wire: anything else is treated as none. */
export function isCode(value: unknown): value is string {
  return typeof value === 'string' && areCodes(value)
}

const areCodes = boundedMemo((text) => CODE.test(text) && !KEY.test(text))

/** Own keys only: `constructor` is no code. */
const ROWS: ReadonlyMap<string, CatalogRow> = new Map(Object.entries(CATALOG))

/** Whether the catalog has a row for this bare code. */
export function isVodErrorCode(code: string): code is VodErrorCode {
  return ROWS.has(code)
}

/** Whether this project gave the code, and not VOD. */
export function isSyntheticCode(code: string): code is SyntheticCode {
  return isVodErrorCode(code) && ['transport', 'answer'].includes(CATALOG[code].origin)
}

/**
 * The catalog's row for a code, bare or qualified, or `undefined` for a code that it does not know.
 *
 * @example
 * lookUpCode('MediaException.MediaNotFound')?.status // 404
 */
export function lookUpCode(code: string): CatalogRow | undefined {
  return ROWS.get(bareCode(code))
}
