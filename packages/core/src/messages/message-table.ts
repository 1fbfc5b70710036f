import type { Fault, VodErrorCode } from '../catalog/catalog.ts'
import { isVodErrorCode, lookUpCode } from '../catalog/look-up.ts'
import type { VodError } from '../error/vod-error.ts'

/** The user messages of one language, complete: a code without a message does not compile. */
export interface MessageTable {
  /** The language, as a BCP 47 tag. */
  readonly locale: string
  /** One text a code of the catalog. */
  readonly codes: Readonly<Record<VodErrorCode, string>>
  /** The text for a code that the catalog does not know, or whose meaning changed with the status. */
  readonly unknown: Readonly<Record<Fault, string>>
}

/**
 * The text for the person at the browser. It comes from the table alone: no vendor text, and for what the operator or
 * the service must mend only the neutral text.
 */
export function userMessage(table: MessageTable, { code, fault }: VodError): string {
  const isAsListed = isVodErrorCode(code) && lookUpCode(code)?.fault === fault
  return isAsListed ? table.codes[code] : table.unknown[fault]
}
