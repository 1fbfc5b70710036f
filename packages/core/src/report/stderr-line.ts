import { inspect } from 'node:util'
import { safeText } from '../error/safe-text.ts'
import type { VodError } from '../error/vod-error.ts'

/** What identifies a failed request in a log line. */
export interface ReportedRequest {
  readonly method: string
  readonly path: string
  /** The id that the body quotes. */
  readonly requestId: string
}

/**
 * Prints one line on stderr for a failure that the team must mend (operator or service fault), with the id that the
 * person at the browser sees. A caller fault is the browser's own affair and prints nothing.
 */
export function reportVodError(error: VodError, request: ReportedRequest): void {
  if (error.fault === 'caller') return
  const upstream = error.upstreamStatus === undefined ? '' : `VOD ${error.upstreamStatus} → `
  printLine(`${error.fault} fault ${error.code}, ${upstream}${error.status}`, request, error.message)
}

/** Prints one line on stderr for a value that the framework would not have survived. */
export function reportMasked(thrown: unknown, request: ReportedRequest): void {
  printLine('masked a thrown value that the framework does not survive, → 500', request, describe(thrown))
}

/** Prints one line on stderr for a piece of the app's own code that threw while a failure was answered. */
export function warnOfThrow(who: string, thrown: unknown): void {
  console.error(`[vod-errors] ${who} threw: ${describe(thrown)}`)
}

function printLine(what: string, { method, path, requestId }: ReportedRequest, detail: string): void {
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
