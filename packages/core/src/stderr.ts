import { isError, isObject, readString } from './read-unknown.ts'
import { redact } from './vod-error/redact/redact.ts'

/** Node queues what a blocked stderr does not take, without a limit. */
const MAX_QUEUED_BYTES = 1_048_576

let skippedLines = 0

/**
 * Prints a line to stderr. Skips it while more than 1 MiB waits there, and afterwards prints how many lines were skipped. Never
 * throws: a broken stderr must not prevent the response.
 */
export function printToStderr(line: string): void {
  try {
    if (process.stderr.writableLength > MAX_QUEUED_BYTES) {
      skippedLines++
      return
    }
    if (skippedLines > 0)
      console.error(`[vod-errors] stderr was blocked: ${skippedLines} lines were not printed`)
    skippedLines = 0
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
