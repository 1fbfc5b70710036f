import type { LogRecord } from './log-record.ts'
import type { Log } from './logger.ts'

/** More than VOD would ever add. Limits the memory that a flood of invented codes can take. */
const MAX_CODES = 100

const warned = new Set<string>()

/** Warns about an unknown code, once per code and process. */
export function warnAboutUnknownCode({ code, upstreamStatus, requestId }: LogRecord, log: Log): void {
  if (warned.has(code) || warned.size >= MAX_CODES) return
  warned.add(code)
  const details = `status ${upstreamStatus ?? 'unknown'}, requestId=${requestId}`
  log.warn(`VOD sent a code that the catalog does not know: ${code} (${details})`)
}
