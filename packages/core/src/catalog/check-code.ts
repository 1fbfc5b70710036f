import { expected } from '../expected.ts'
import { CATALOG } from './catalog.ts'
import { bareCode, isCode, lookUpCode } from './look-up.ts'
import { nearMiss } from './near-miss.ts'

/**
 * Checks a code that an option is keyed by. A code that the catalog does not know is allowed, because VOD's new codes
 * come before a release of ours; a misspelt one is not.
 *
 * @throws {TypeError} that names the code that was probably meant.
 */
export function checkCode(option: string, code: string): void {
  const name = `${option}.${code}`
  if (!isCode(code)) throw expected(name, 'under a code, one word', code)
  if (bareCode(code) !== code) throw expected(name, `under the bare code ${bareCode(code)}`, code)
  const likely = lookUpCode(code) ? undefined : nearMiss(code, Object.keys(CATALOG))
  if (likely !== undefined) throw expected(name, `under a code that exists (did you mean ${likely}?)`, code)
}
