import { isError, isObject, readString } from '../read-unknown.ts'
import { redact } from '../vod-error/redact/redact.ts'

/** Prints a line. A stderr that cannot be written to must not cost the answer. */
export function printOnStderr(line: string): void {
  try {
    console.error(line)
  } catch {
    // nowhere left to say so
  }
}

/** Prints one line for a piece of the app's own code that failed while an answer was made. */
export function warnOfFailure(who: string, thrown: unknown): void {
  printOnStderr(`[vod-errors] ${who} failed: ${describeThrown(thrown)}`)
}

/** An Error's stack or message; of anything else no more than its kind, because its properties may be secret. */
export function describeThrown(thrown: unknown): string {
  const text = isError(thrown) ? (readString(thrown, 'stack') ?? readString(thrown, 'message')) : undefined
  if (text !== undefined) return redact(text)
  return isObject(thrown) ? `a thrown ${typeof thrown}` : redact(String(thrown))
}
