import { isVodErrorCode } from '../catalog/look-up.ts'
import { VodError } from '../error/vod-error.ts'
import { expected } from '../expected.ts'
import { guardListener } from '../hook.ts'
import { printOnStderr } from '../stderr.ts'
import { isFailureHeard, isUnknownCodeHeard, publishFailure, publishUnknownCode } from './channels.ts'
import { type Failure, type FailureEvent, type FailureRecord, recordFailure } from './failure-record.ts'
import { type LevelOf, type Log, type LogLevel, prepareLevels, prepareLogger } from './logger.ts'
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
  const log = prepareLog(logger, prepareLevels(logLevel))
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
function prepareLog(logger: ReportOptions['logger'], levelOf: LevelOf): Log {
  if (logger === undefined) return logOnStderr(levelOf)
  return logger === false ? NOTHING : prepareLogger(logger, levelOf)
}

const NOTHING: Log = { write: () => {}, warn: () => {} }

/** Prints warnings and errors. */
function logOnStderr(levelOf: LevelOf): Log {
  return {
    write: (record, failure) => {
      if (isWorthALine(levelOf(failure, record), failure)) printOnStderr(lineOf(record))
    },
    warn: (text) => printOnStderr(`[vod-errors] ${text}`),
  }
}

/** What the browser asked wrongly is its own affair, unless it cannot be told so because its response has begun. */
function isWorthALine(level: LogLevel | false, { error, request }: Failure): boolean {
  const isUntold = error !== undefined && level !== false && request.isBegun === true
  return isUntold || level === 'error' || level === 'warn'
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
  // A handler that is to say nothing leaves the warning to another one.
  if (log !== NOTHING) warnOfUnknownCode(record, log)
  if (isUnknownCodeHeard()) publishUnknownCode(record)
}

function prepareOnError(onError: ReportOptions['onError']): ((event: FailureEvent) => void) | undefined {
  if (onError === undefined) return undefined
  if (typeof onError !== 'function') throw expected('onError', 'a function', onError)
  return guardListener('onError', onError)
}
