import type { LogRecord } from './log-record.ts'
import type { Log } from './logger.ts'

/** Enough for new codes of the vendor; a flood of invented ones must not fill the memory. */
const MOST_CODES = 100

const warned = new Set<string>()

/** Warns of a code that the catalog does not know, once a code and process. */
export function warnOfUnknownCode({ code, upstreamStatus, requestId }: LogRecord, log: Log): void {
  if (warned.has(code) || warned.size >= MOST_CODES) return
  warned.add(code)
  const details = `status ${upstreamStatus ?? 'unknown'}, requestId=${requestId}`
  log.warn(`VOD sent a code that the catalog does not know: ${code} (${details})`)
}
