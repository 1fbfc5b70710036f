import type { Ledger } from './ledger.ts'
import type { Tally } from './tally.ts'

/** A line of the handler's default log. */
const ERROR_LINE = /^\[vod-errors\] \w+ fault \w+, .*?requestId=(\S+), GET \/\w+\/(\S+): /

/**
 * Returns a reader for a BFF's stderr. Lines about VOD errors go to the ledger; all others, such as Node warnings and
 * stacks, count as `unexpected log line`.
 */
export function createLogReader(ledger: Ledger, problems: Tally): (line: string) => void {
  return function readLine(line) {
    const [, requestId, mediaId] = ERROR_LINE.exec(line) ?? []
    if (requestId && mediaId) ledger.recordLogLine(mediaId, requestId)
    else problems.add('unexpected log line', line)
  }
}
