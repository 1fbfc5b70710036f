import { isVodErrorCode } from '../catalog/look-up.ts'
import { VodError } from '../error/vod-error.ts'
import { expected } from '../expected.ts'
import { isThenable } from '../probe.ts'
import { printOnStderr, warnOfFailure } from '../stderr.ts'
import { isFailureHeard, isUnknownCodeHeard, publishFailure, publishUnknownCode } from './channels.ts'
import { type Failure, type FailureEvent, type FailureRecord, recordFailure } from './failure-record.ts'
import { type Log, prepareLogger } from './logger.ts'
import type { ReportOptions } from './options.ts'
import { warnOfUnknownCode } from './unknown-codes.ts'

/** Tells everyone who wants to know of a failure. Never throws. */
export type Report = (failure: Failure) => void

/**
 * Prepares the report: one log line, the channels, `onError`. A call that was given up on because the browser went away is
 * nothing that VOD has failed in: nobody is told.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 */
export function prepareReport({ logger, logLevel, onError }: ReportOptions): Report {
  const log = prepareLog(logger, logLevel)
  const tellApp = prepareOnError(onError)
  return function report(failure) {
    const { error, request } = failure
    if (error && request.isGone && VodError.recordOf(error).code === 'UpstreamAborted') return
    const record = recordFailure(failure)
    log.write(record, failure)
    if (!error) return
    publish(record, log)
    tellApp?.({ error, record, request: failure.answer.request })
  }
}

/** The app's logger, none, or stderr. */
function prepareLog(logger: ReportOptions['logger'], logLevel: ReportOptions['logLevel']): Log {
  if (logger === undefined) return STDERR
  return logger === false ? NOTHING : prepareLogger(logger, logLevel)
}

const NOTHING: Log = { write: () => {}, warn: () => {} }

const STDERR: Log = {
  write: (record, failure) => {
    if (isWorthALine(failure, record)) printOnStderr(lineOf(record))
  },
  warn: (text) => printOnStderr(`[vod-errors] ${text}`),
}

/** What the browser asked wrongly is its own affair, unless it cannot be told so because its response has begun. */
function isWorthALine({ error, answer, request }: Failure, { fault }: FailureRecord): boolean {
  if (!error) return answer.status >= 500
  return fault !== 'caller' || request.isBegun === true
}

function lineOf(record: FailureRecord): string {
  const { fault, code, status, upstreamStatus, requestId, ownRequestId, method, path, vendorMessage } = record
  const upstream = upstreamStatus === undefined ? '' : `VOD ${upstreamStatus} → `
  const own = ownRequestId === undefined || ownRequestId === requestId ? '' : `, ownRequestId=${ownRequestId}`
  return `[vod-errors] ${fault} fault ${code}, ${upstream}${status}, requestId=${requestId}${own}, ${method} ${path}: ${vendorMessage}`
}

function publish(record: FailureRecord, log: Log): void {
  if (isFailureHeard()) publishFailure(record)
  if (isVodErrorCode(record.code)) return
  warnOfUnknownCode(record, log)
  if (isUnknownCodeHeard()) publishUnknownCode(record)
}

/** The one hook that may be async: nobody waits for it. */
function prepareOnError(onError: ReportOptions['onError']): ((event: FailureEvent) => void) | undefined {
  if (onError === undefined) return undefined
  if (typeof onError !== 'function') throw expected('onError', 'a function', onError)
  let hasWarned = false
  const warn = (thrown: unknown) => {
    if (!hasWarned) warnOfFailure('the hook onError', thrown)
    hasWarned = true
  }
  return function tellApp(event) {
    try {
      const told: unknown = onError(event)
      if (isThenable(told)) told.then(undefined, warn)
    } catch (thrown) {
      warn(thrown)
    }
  }
}
