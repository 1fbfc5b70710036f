import { isKnownCode, isVodErrorCode, rowOfBareCode } from '../catalog/look-up.ts'
import { readString } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { MessageTable } from './message-table.ts'

/**
 * The user message from the table of a language, never vendor text. An error that is sent with another known code gets the
 * text of that code, so that the text does not reveal what the code hides. Unknown codes, and codes whose fault is not that of
 * the error, get the neutral text of the error's fault.
 */
export function userMessage(table: MessageTable, error: VodError, shownCode: string): string {
  const { code, fault } = VodError.jsonOf(error)
  const described = isKnownCode(shownCode) ? shownCode : code
  if (rowOfBareCode(described)?.fault !== fault) return table.unknown[fault]
  return isVodErrorCode(described)
    ? table.codes[described]
    : (appCodeMessage(table, described) ?? table.unknown[fault])
}

/** The app's table can also have texts for its own codes. */
function appCodeMessage({ codes }: MessageTable, code: string): string | undefined {
  return Object.hasOwn(codes, code) ? readString(codes, code) : undefined
}
