import { isError, isObject, readString } from '../read-unknown.ts'
import { redact } from '../vod-error/redact/redact.ts'

/** Prints a line to stderr. Never throws: a broken stderr must not prevent the response. */
export function printToStderr(line: string): void {
  try {
    console.error(line)
  } catch {
    // There is nowhere left to report it.
  }
}

/** Prints a warning that the app's own code, such as a hook, has failed. */
export function warnOfFailure(who: string, thrown: unknown): void {
  printToStderr(`[vod-errors] ${who} failed: ${describeThrown(thrown)}`)
}

/** Describes a thrown value: the redacted stack or message of an Error, only the type of other objects, which can hold secrets. */
export function describeThrown(thrown: unknown): string {
  const text = isError(thrown) ? (readString(thrown, 'stack') ?? readString(thrown, 'message')) : undefined
  if (text !== undefined) return redact(text)
  return isObject(thrown) ? `a thrown ${typeof thrown}` : redact(String(thrown))
}
