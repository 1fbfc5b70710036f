import { CATALOG } from '../catalog/catalog.ts'
import { isVodErrorCode } from '../catalog/look-up.ts'
import type { Classification } from '../error/classify.ts'
import type { MessageTable } from './message-table.ts'

/**
 * The text of a language's table for the person at the browser. No vendor text, and for what the operator or the service
 * must mend only the neutral text.
 */
export function userMessage(table: MessageTable, { code, fault }: Classification): string {
  const isAsListed = isVodErrorCode(code) && CATALOG[code].fault === fault
  return isAsListed ? table.codes[code] : table.unknown[fault]
}
