import type { ByCode } from '../catalog/by-code.ts'
import { checkCode } from '../catalog/check-code.ts'
import { lookUpCode } from '../catalog/look-up.ts'
import { fillTemplate, templateParams } from '../catalog/wire-template.ts'
import { expected } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isPlainObject } from '../read-unknown.ts'
import { type ErrorContext, snapshotOf } from '../response/error-context.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { baseOf, type Locales } from './locales.ts'
import type { MessageTable } from './message-table.ts'
import { checkOffered } from './negotiate-locale.ts'
import { userMessage } from './user-message.ts'

/**
 * Returns the app's user message for an error, from i18next or a CMS for example. `context.userMessage` is the built-in message,
 * `context.locale` its language. If it returns `undefined`, that message is used; so it is, with a warning, if the function
 * throws, is async or returns no text.
 */
export type MessageFunction = (error: VodError, context: ErrorContext) => string | undefined

/**
 * A user message of the app: a text, optionally with parameters of the code (`{mediaId}`), or a function. If a parameter is
 * missing, the message table of the language is used.
 */
export type MessageOverride = string | MessageFunction

/** The app's user messages by code: one for all languages, or one per language. */
export type MessageOverrides = ByCode<MessageOverride | Readonly<Record<string, MessageOverride>>>

/** Writes the app's message for an error; `undefined` if the app has none. */
export type OverrideMessage = (error: VodError, draft: ErrorContext) => string | undefined

/** The key of a message for all languages. */
const ALL = '*'

/**
 * Checks and prepares the app's messages; `undefined` if there are none.
 *
 * @param sources the codes that are sent as another code, by that code: its messages can use their parameters
 * @throws {TypeError} that names the wrong entry: a qualified or misspelled code, a parameter that the code does not have, or
 *   an unavailable language.
 */
export function prepareOverrides(
  messages: unknown,
  available: Locales,
  sources: ReadonlyMap<string, readonly string[]> = new Map(),
): OverrideMessage | undefined {
  if (messages === undefined) return undefined
  const forAll = functionOf('messages', messages)
  if (forAll) return forAll
  if (!isPlainObject(messages)) {
    throw expected('messages', 'an object of messages by code, or a function', messages)
  }
  const writers = new Map<string, ReadonlyMap<string, OverrideMessage>>()
  for (const [code, message] of Object.entries(messages)) {
    checkCode('messages', code)
    const params = [code, ...(sources.get(code) ?? [])].flatMap(paramsOf)
    writers.set(code, writersOf({ name: `messages.${code}`, params }, message, available))
  }
  return function overrideMessage(error, draft) {
    const byLocale = writers.get(draft.code)
    if (!byLocale || !fitsError(error, draft.code)) return undefined
    const table = available.get(draft.locale ?? ALL)
    const write = table && writerFor(table, byLocale, (each) => userMessage(each, error, draft.code))
    return (write ?? byLocale.get(ALL))?.(error, draft)
  }
}

/** The app's message in this language, or in the one that its built-in text comes from. */
function writerFor(
  table: MessageTable,
  byLocale: ReadonlyMap<string, OverrideMessage>,
  builtIn: (table: MessageTable) => string,
): OverrideMessage | undefined {
  const own = byLocale.get(table.locale)
  const base = own ? undefined : baseOf(table)
  return base && builtIn(base) === builtIn(table) ? writerFor(base, byLocale, builtIn) : own
}

/**
 * Whether the app's message for a code fits the error. A message for a caller fault does not fit if the upstream status made
 * it an operator fault.
 */
function fitsError(error: VodError, code: string): boolean {
  const json = VodError.jsonOf(error)
  if (json.code !== code) return true
  const row = lookUpCode(code)
  return row === undefined || row.fault === json.fault
}

/** What the messages of a code are called in an error, and the parameters that they can use. */
interface Slot {
  readonly name: string
  readonly params: readonly string[]
}

function paramsOf(code: string): readonly string[] {
  return templateParams(lookUpCode(code)?.template ?? '')
}

function writersOf(slot: Slot, message: unknown, available: Locales): ReadonlyMap<string, OverrideMessage> {
  if (typeof message === 'string' || typeof message === 'function') {
    return new Map([[ALL, writerOf(slot, message)]])
  }
  if (!isPlainObject(message) || Object.keys(message).length === 0)
    throw expected(slot.name, 'a text, a function, or an object of them by language', message)
  const writers = new Map<string, OverrideMessage>()
  for (const [tag, each] of Object.entries(message)) {
    const name = `${slot.name}.${tag}`
    const locale = checkOffered(name, tag, available)
    if (writers.has(locale)) throw expected(name, `the only message for ${locale}`, each)
    writers.set(locale, writerOf({ ...slot, name }, each))
  }
  return writers
}

function writerOf({ name, params: known }: Slot, message: unknown): OverrideMessage {
  const write = functionOf(name, message)
  if (write) return write
  if (!isText(message)) throw expected(name, 'a text or a function', message)
  if (hasStrayBraces(message)) throw expected(name, 'a text with parameters in the form {mediaId}', message)
  const names = templateParams(message)
  const unknownParam = names.find((param) => !known.includes(param))
  if (unknownParam !== undefined) {
    const expectation =
      known.length === 0 ? 'without parameters' : `with no parameters but {${known.join('}, {')}}`
    throw expected(name, `a text ${expectation}`, message)
  }
  return names.length === 0 ? () => message : (error) => writeText(message, names, error)
}

/** The app's function, guarded; `undefined` if the message is not a function. */
function functionOf(name: string, message: unknown): OverrideMessage | undefined {
  if (typeof message !== 'function') return undefined
  const write = guardHook(
    name,
    (error: VodError, context: ErrorContext) => Reflect.apply(message, undefined, [error, context]),
    isTextOrNone,
  )
  return (error, draft) => write(error, snapshotOf(draft))
}

function writeText(text: string, names: readonly string[], error: VodError): string | undefined {
  const { params } = VodError.jsonOf(error)
  if (names.some((name) => !Object.hasOwn(params, name))) return undefined
  return fillTemplate(text, params)
}

/** Whether a brace is not part of a parameter: `{ mediaId }`, `${mediaId}`, `{mediaId`. */
function hasStrayBraces(text: string): boolean {
  return /[{}]/.test(text.replace(/(?<!\$)\{\w+\}/g, ''))
}

function isTextOrNone(value: unknown): value is string | undefined {
  return value === undefined || isText(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
