import { CATALOG } from '../catalog/catalog.ts'
import { isVodErrorCode } from '../catalog/look-up.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { MessageTable } from './message-table.ts'

/**
 * The text for the person, from the table of a language. Never vendor text; the neutral text of the fault where the status
 * has changed the meaning of the code.
 */
export function userMessage(table: MessageTable, error: VodError): string {
  const { code, fault } = VodError.jsonOf(error)
  const isAsListed = isVodErrorCode(code) && CATALOG[code].fault === fault
  return isAsListed ? table.codes[code] : table.unknown[fault]
}
