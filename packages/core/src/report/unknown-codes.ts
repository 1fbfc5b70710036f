import type { FailureRecord } from './failure-record.ts'
import type { Log } from './logger.ts'

/** Enough for any drift of the vendor's; a flood of invented codes must not fill the memory. */
const MOST_CODES = 100

const warned = new Set<string>()

/** Says once a code and process that VOD answers with a code that the catalog does not know. */
export function warnOfUnknownCode(code: string, recordOf: () => FailureRecord, log: Log): void {
  if (warned.has(code) || warned.size >= MOST_CODES) return
  warned.add(code)
  const { upstreamStatus, requestId } = recordOf()
  const answer = `${code} (status ${upstreamStatus ?? 'unknown'}, requestId=${requestId})`
  log.warn(`VOD answered with a code that the catalog does not know: ${answer}`)
}
