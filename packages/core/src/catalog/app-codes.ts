import { read } from '../read-unknown.ts'
import type { CatalogRow, VodErrorCode } from './catalog.ts'

/**
 * The codes that the app adds with the option `codes`. Declare them once, and the compiler knows them wherever it knows the
 * codes of the catalog:
 *
 * @example
 * declare module '@vod-errors/express' {
 *   interface AppCodes {
 *     QuotaExceeded: true
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: apps declare its keys
export interface AppCodes {}

/** A code that the app has declared in {@link AppCodes}. */
export type AppCode = keyof AppCodes & string

/** A code that the compiler knows. */
export type KnownCode = VodErrorCode | AppCode

/** What the app knows of a code that the catalog lacks. */
export interface AppCodeRow extends Pick<CatalogRow, 'status' | 'fault' | 'retryable'> {
  /** The wire message with its parameters in braces, `Quota of {quota} exceeded`; none by default. */
  readonly template?: string | undefined
}

/** The app's rows, by bare code. */
export type AppCodeRows = { readonly [Code in AppCode | (string & {})]?: AppCodeRow } & {
  readonly [Code in VodErrorCode]?: never
}

const KEY = Symbol.for('@vod-errors/core/app-codes')

/** Of the process, not of this copy of the package: ESM and CommonJS copies of adapter, helpers and exporters share it. */
const ROWS: Map<string, CatalogRow> = /* @__PURE__ */ sharedRows()

function sharedRows(): Map<string, CatalogRow> {
  const shared = read(globalThis, KEY)
  if (shared instanceof Map) return shared
  const rows = new Map<string, CatalogRow>()
  Reflect.defineProperty(globalThis, KEY, { value: rows })
  return rows
}

/** The app's row for a bare code. */
export function rowOfAppCode(code: string): CatalogRow | undefined {
  return ROWS.get(code)
}

/** The codes that the app has added. */
export function appCodes(): readonly string[] {
  return [...ROWS.keys()]
}

/** Adds a row for all of the process. */
export function setAppCode(code: string, row: CatalogRow): void {
  ROWS.set(code, row)
}

/** Removes a row, for a set-up that has failed. */
export function removeAppCode(code: string): void {
  ROWS.delete(code)
}
