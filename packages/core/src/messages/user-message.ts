import { CATALOG, type Fault } from '../catalog/catalog.ts'
import { isVodErrorCode, rowOfBareCode } from '../catalog/look-up.ts'
import { readString } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { en } from './en.ts'
import type { Locales } from './locales.ts'
import { prepareOverrides } from './message-overrides.ts'
import type { MessageTable } from './message-table.ts'

/** Writes the user message for an error that is sent with a code. */
export type WriteUserMessage = (error: VodError, code: string, locale: string) => string

/**
 * Prepares the user messages: the app's own, else the table of the language.
 *
 * @throws {TypeError} that names the wrong message.
 */
export function prepareUserMessages(messages: unknown, locales: Locales): WriteUserMessage {
  const writeOverride = messages === undefined ? undefined : prepareOverrides(messages, locales)
  return function writeUserMessage(error, code, locale) {
    return writeOverride?.(error, code, locale) ?? userMessage(locales.get(locale) ?? en, error)
  }
}

/**
 * The user message from the table of a language, never vendor text. Unknown codes, and codes whose meaning changed with the
 * upstream status, get the neutral text of their fault.
 */
export function userMessage(table: MessageTable, error: VodError): string {
  const { code, fault } = VodError.jsonOf(error)
  if (!isVodErrorCode(code)) return appCodeMessage(table, code, fault) ?? table.unknown[fault]
  return CATALOG[code].fault === fault ? table.codes[code] : table.unknown[fault]
}

/** A table of the app can have texts for the app's own codes. */
function appCodeMessage({ codes }: MessageTable, code: string, fault: Fault): string | undefined {
  const isAsListed = rowOfBareCode(code)?.fault === fault
  return isAsListed && Object.hasOwn(codes, code) ? readString(codes, code) : undefined
}
