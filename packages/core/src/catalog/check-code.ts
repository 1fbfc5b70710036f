import { expected } from '../expected.ts'
import { bareCode, isCode, isKnownCode, knownCodes } from './look-up.ts'
import { nearMiss } from './near-miss.ts'

/** A status, a fault, or a language: plausible keys that no code looks like. */
const NOT_A_CODE = /^(?:[1-5]\d\d|caller|operator|service|default|[a-z]{2}(?:[-_][A-Za-z0-9]+)*)$/

/**
 * Checks a code that is a key of an option. Unknown codes are allowed, because VOD adds codes faster than this package is
 * released; qualified codes and likely misspellings are not.
 *
 * @throws {TypeError} that suggests the code to write instead.
 */
export function checkCode(option: string, code: string): void {
  const name = `${option}.${code}`
  if (NOT_A_CODE.test(code) && !isKnownCode(code)) {
    const expectation = 'keyed by a code such as MediaNotFound, not by a status, a fault or a language'
    throw expected(name, expectation, code)
  }
  checkBareCode(name, code)
  const suggestion = isKnownCode(code) ? undefined : nearMiss(code, knownCodes())
  if (suggestion !== undefined)
    throw expected(name, `keyed by a known code (did you mean ${suggestion}?)`, code)
}

/**
 * Checks that a key is a code, and not a qualified one.
 *
 * @throws {TypeError} that names the bare code.
 */
export function checkBareCode(name: string, code: string): void {
  if (!isCode(code)) throw expected(name, 'keyed by a code, one word', code)
  if (bareCode(code) !== code) throw expected(name, `keyed by the bare code ${bareCode(code)}`, code)
}
