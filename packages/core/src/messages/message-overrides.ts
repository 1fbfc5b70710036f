import type { KnownCode } from '../catalog/app-codes.ts'
import { checkCode } from '../catalog/check-code.ts'
import { lookUpCode } from '../catalog/look-up.ts'
import { fillTemplate, templateParams } from '../catalog/wire-template.ts'
import { expected } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isObject } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { checkLocale, type Locales } from './locales.ts'

/**
 * A user message of the app: a text, optionally with parameters of the code (`{mediaId}`), or a function that returns one. If
 * a parameter is missing, or the function throws or returns no text, the message table of the language is used.
 */
export type MessageOverride = string | ((error: VodError) => string)

/** The app's user messages by code: one for all languages, or one per language. */
export type MessageOverrides = {
  readonly [Code in KnownCode | (string & {})]?: MessageOverride | Readonly<Record<string, MessageOverride>>
}

/** Writes the app's message for an error that is sent with a code; `undefined` if the app has none. */
export type WriteOverride = (error: VodError, code: string, locale: string) => string | undefined

type Writer = (error: VodError) => string | undefined

/** The key of a message for all languages. */
const ALL = '*'

/**
 * Checks and prepares the app's messages.
 *
 * @throws {TypeError} that names the wrong entry: a qualified or misspelled code, a parameter that the code does not have, or
 *   an unavailable language.
 */
export function prepareOverrides(messages: unknown, available: Locales): WriteOverride {
  if (!isObject(messages)) throw expected('messages', 'an object of messages by code', messages)
  const writers = new Map<string, ReadonlyMap<string, Writer>>()
  for (const [code, message] of Object.entries(messages)) {
    checkCode('messages', code)
    writers.set(code, writersOf(code, message, available))
  }
  return function writeOverride(error, code, locale) {
    const byLocale = writers.get(code)
    if (!byLocale || !fitsError(error, code)) return undefined
    return (byLocale.get(locale) ?? byLocale.get(ALL))?.(error)
  }
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

function writersOf(code: string, message: unknown, available: Locales): ReadonlyMap<string, Writer> {
  const name = `messages.${code}`
  if (typeof message === 'string' || typeof message === 'function') {
    return new Map([[ALL, writerOf(name, code, message)]])
  }
  if (!isObject(message))
    throw expected(name, 'a text, a function, or an object of them by language', message)
  return new Map(
    Object.entries(message).map(([tag, each]) => {
      const locale = checkLocale(`${name}.${tag}`, tag)
      if (!available.has(locale))
        throw expected(`${name}.${tag}`, `one of ${[...available.keys()].join(', ')}`, tag)
      return [locale, writerOf(`${name}.${tag}`, code, each)]
    }),
  )
}

function writerOf(name: string, code: string, message: unknown): Writer {
  if (typeof message === 'function') {
    return guardHook(name, (error: VodError) => Reflect.apply(message, undefined, [error]), isText)
  }
  if (!isText(message)) throw expected(name, 'a text or a function', message)
  if (hasStrayBraces(message)) throw expected(name, 'a text with parameters in the form {mediaId}', message)
  const names = templateParams(message)
  const known = templateParams(lookUpCode(code)?.template ?? '')
  const unknownParam = names.find((param) => !known.includes(param))
  if (unknownParam !== undefined) {
    const expectation =
      known.length === 0 ? 'without parameters' : `with no parameters but {${known.join('}, {')}}`
    throw expected(name, `a text ${expectation}`, message)
  }
  return names.length === 0 ? () => message : (error) => writeText(message, names, error)
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

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
