import { safeText } from '../error/safe-text.ts'
import { VodError } from '../error/vod-error.ts'
import { isError, isObject, readString } from '../probe.ts'

/** What identifies a failed request in a log line. */
export interface Reported {
  readonly request: { readonly method: string; readonly path: string }
  /** The id that the body quotes. */
  readonly requestId: string
  /** What the browser is answered. */
  readonly status: number
}

/** Prints one line on stderr for a failure of VOD, with the id that the person at the browser sees. */
export function reportVodError(error: VodError, answer: Reported): void {
  const { fault, code, upstreamStatus, message } = VodError.recordOf(error)
  const upstream = upstreamStatus === undefined ? '' : `VOD ${upstreamStatus} → `
  printLine(`${fault} fault ${code}, ${upstream}${answer.status}`, answer, message)
}

/** Prints one line on stderr for what is not VOD's and was masked: nobody else will tell of it. */
export function reportMasked(thrown: unknown, answer: Reported): void {
  printLine(`masked what is not VOD's, ${answer.status}`, answer, describe(thrown))
}

/** Prints one line on stderr for a piece of the app's own code that failed while an answer was made. */
export function warnOfFailure(who: string, thrown: unknown): void {
  print(`[vod-errors] ${who} failed: ${describe(thrown)}`)
}

function printLine(what: string, { request, requestId }: Reported, detail: string): void {
  const { method, path } = request
  print(`[vod-errors] ${what}, requestId=${requestId}, ${safeText(`${method} ${path}`)}: ${detail}`)
}

/** A stderr that cannot be written to must not cost the answer. */
function print(line: string): void {
  try {
    console.error(line)
  } catch {
    // nowhere left to say so
  }
}

/** An Error's stack or message; of anything else no more than its kind, because its properties may be secret. */
function describe(thrown: unknown): string {
  const text = isError(thrown) ? (readString(thrown, 'stack') ?? readString(thrown, 'message')) : undefined
  if (text !== undefined) return safeText(text)
  return isObject(thrown) ? `a thrown ${typeof thrown}` : safeText(String(thrown))
}
