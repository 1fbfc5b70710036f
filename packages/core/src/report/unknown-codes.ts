import type { LogRecord } from './log-record.ts'
import type { Log } from './logger.ts'

/** More than VOD would ever add. Bounds the memory and the log lines that a flood of invented codes can take. */
const MAX_CODES = 100
const PAUSE_MILLISECONDS = 60 * 60 * 1_000

const warned = new Set<string>()
let pausedUntil = 0

/**
 * Warns about an unknown code, once per code and process. After a hundred codes it pauses for an hour and begins anew, so that
 * a flood of invented codes does not hide a real one until the next restart.
 */
export function warnAboutUnknownCode(
  { code, upstreamStatus, requestId }: Pick<LogRecord, 'code' | 'upstreamStatus' | 'requestId'>,
  log: Pick<Log, 'warn'>,
): void {
  if (warned.has(code) || performance.now() < pausedUntil) return
  if (warned.size >= MAX_CODES) warned.clear()
  warned.add(code)
  const details = `status ${upstreamStatus ?? 'unknown'}, requestId=${requestId}`
  log.warn(`VOD sent a code that the catalog does not know: ${code} (${details})`)
  if (warned.size < MAX_CODES) return
  pausedUntil = performance.now() + PAUSE_MILLISECONDS
  log.warn(`VOD sent ${MAX_CODES} codes that the catalog does not know. No warnings about others for an hour`)
}
