import { inspect } from 'node:util'
import { safeText } from '../error/safe-text.ts'
import type { VodError } from '../error/vod-error.ts'

/** What identifies a failed request in a log line. */
export interface Reported {
  readonly request: { readonly method: string; readonly path: string }
  /** The id that the body quotes. */
  readonly requestId: string
  /** What the browser is answered. */
  readonly status: number
}

/**
 * Prints one line on stderr for a failure that the team must mend (operator or service fault), with the id that the
 * person at the browser sees. A caller fault is the browser's own affair and prints nothing.
 */
export function reportVodError(error: VodError, answer: Reported): void {
  if (error.fault === 'caller') return
  const upstream = error.upstreamStatus === undefined ? '' : `VOD ${error.upstreamStatus} → `
  printLine(`${error.fault} fault ${error.code}, ${upstream}${answer.status}`, answer, error.message)
}

/** Prints one line on stderr for what is not VOD's and was masked: nobody else will tell of it. */
export function reportMasked(thrown: unknown, answer: Reported): void {
  printLine(`masked what is not VOD's, ${answer.status}`, answer, describe(thrown))
}

/** Prints one line on stderr for a piece of the app's own code that failed while an answer was made. */
export function warnOfFailure(who: string, thrown: unknown): void {
  console.error(`[vod-errors] ${who} failed: ${describe(thrown)}`)
}

function printLine(what: string, { request, requestId }: Reported, detail: string): void {
  const { method, path } = request
  console.error(`[vod-errors] ${what}, requestId=${requestId}, ${safeText(`${method} ${path}`)}: ${detail}`)
}

function describe(thrown: unknown): string {
  try {
    return safeText(
      inspect(thrown, { depth: 0, customInspect: false, breakLength: Number.POSITIVE_INFINITY }),
    )
  } catch {
    return 'a value that cannot be printed'
  }
}
