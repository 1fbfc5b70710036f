import type { AppCode } from '../catalog/app-codes.ts'
import type { Fault, VodErrorCode } from '../catalog/catalog.ts'

/** The complete user messages of a language. A missing code is a compile error. */
export interface MessageTable {
  /** The language, as a BCP 47 tag. */
  readonly locale: string
  /** One text for each code in the catalog. The app's own codes can have one, too. */
  readonly codes: Readonly<Record<VodErrorCode, string>> & Readonly<Partial<Record<AppCode, string>>>
  /** The texts by fault for unknown codes and for codes whose meaning changed with the upstream status. */
  readonly unknown: Readonly<Record<Fault, string>>
}

/** Some user messages of a language. */
export interface PartialMessageTable {
  readonly locale: string
  /** The language whose messages replace missing ones. */
  readonly fallback: string
  readonly codes?: Readonly<Partial<Record<VodErrorCode | AppCode, string>>>
  readonly unknown?: Readonly<Partial<Record<Fault, string>>>
}
