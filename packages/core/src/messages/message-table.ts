import type { Fault, VodErrorCode } from '../catalog/catalog.ts'

/** The user messages of one language, complete: a code without a message does not compile. */
export interface MessageTable {
  /** The language, as a BCP 47 tag. */
  readonly locale: string
  /** One text a code of the catalog. */
  readonly codes: Readonly<Record<VodErrorCode, string>>
  /** The text for a code that the catalog does not know, or whose meaning changed with the status. */
  readonly unknown: Readonly<Record<Fault, string>>
}

/** The user messages of one language as far as they are there. */
export interface PartialMessageTable {
  readonly locale: string
  /** The language whose messages stand in for those that are missing. */
  readonly fallback: string
  readonly codes?: Readonly<Partial<Record<VodErrorCode, string>>>
  readonly unknown?: Readonly<Partial<Record<Fault, string>>>
}
