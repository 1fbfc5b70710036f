import type { Ledger } from './ledger.ts'
import type { Tally } from './tally.ts'

/** The line of the handler's default log. */
const FAILURE_LINE = /^\[vod-errors\] \w+ fault \w+, .*?requestId=(\S+), GET \/\w+\/(\S+): /

/**
 * Makes the reader of a BFF's stderr: a line about a failure goes into the ledger; any other (a warning of node's, a stack)
 * is counted as `unexpected line`.
 */
export function createLogReader(ledger: Ledger, troubles: Tally): (line: string) => void {
  return function readLine(line) {
    const [, requestId, mediaId] = FAILURE_LINE.exec(line) ?? []
    if (requestId && mediaId) ledger.logged(mediaId, requestId)
    else troubles.add('unexpected line', line)
  }
}
