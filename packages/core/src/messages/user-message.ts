import { CATALOG } from '../catalog/catalog.ts'
import { isVodErrorCode } from '../catalog/look-up.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { MessageTable } from './message-table.ts'

/**
 * The user message from the table of a language, never vendor text. Unknown codes, and codes whose meaning changed with the
 * upstream status, get the neutral text of their fault.
 */
export function userMessage(table: MessageTable, error: VodError): string {
  const { code, fault } = VodError.jsonOf(error)
  const isAsListed = isVodErrorCode(code) && CATALOG[code].fault === fault
  return isAsListed ? table.codes[code] : table.unknown[fault]
}
