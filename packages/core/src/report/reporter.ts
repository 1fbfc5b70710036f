import { isVodErrorCode } from '../catalog/look-up.ts'
import type { Diagnosis } from '../error/diagnosis.ts'
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
  const writeLines = guardListener('logger', ({ writeLine, unknownCode, recordOf }: Lines) => {
    writeLine?.(recordOf())
    // A handler that is to say nothing leaves the warning to another one.
    if (unknownCode !== undefined && log !== NOTHING) warnOfUnknownCode(unknownCode, recordOf, log)
  })
  return function report(failure) {
    const { diagnosis, request, answer } = failure
    if (request.isGone && diagnosis?.classification.code === 'UpstreamAborted') return
    // Written when somebody first wants it: mostly nobody does.
    let record: FailureRecord | undefined
    const recordOf = () => {
      record ??= recordFailure(failure)
      return record
    }
    const writeLine = log.lineFor(failure)
    const unknownCode = diagnosis && unknownCodeOf(diagnosis)
    const isWritten = writeLine !== undefined || unknownCode !== undefined
    // A slow log must not hold up the answer.
    if (isWritten) process.nextTick(writeLines, { writeLine, unknownCode, recordOf })
    if (!diagnosis) return
    if (isFailureHeard()) publishFailure(recordOf())
    if (unknownCode !== undefined && isUnknownCodeHeard()) publishUnknownCode(recordOf())
    tellApp?.({ error: diagnosis.error(), record: recordOf(), request: answer.request })
  }
}

function unknownCodeOf({ classification }: Diagnosis): string | undefined {
  return isVodErrorCode(classification.code) ? undefined : classification.code
}

/** What is to be written of one failure. */
interface Lines {
  readonly writeLine: ReturnType<Log['lineFor']>
  readonly unknownCode: string | undefined
  readonly recordOf: () => FailureRecord
}

/** The app's logger, none, or stderr. */
function prepareLog(logger: ReportOptions['logger'], levelOf: LevelOf): Log {
  if (logger === undefined) return logOnStderr(levelOf)
  return logger === false ? NOTHING : prepareLogger(logger, levelOf)
}

const NOTHING: Log = { lineFor: () => undefined, warn: () => {} }

/** Prints warnings and errors. */
function logOnStderr(levelOf: LevelOf): Log {
  return {
    lineFor: (failure) =>
      isWorthALine(levelOf(failure), failure) ? (record) => printOnStderr(lineOf(record)) : undefined,
    warn: (text) => printOnStderr(`[vod-errors] ${text}`),
  }
}

/** What the browser asked wrongly is its own affair, unless it cannot be told so because its response has begun. */
function isWorthALine(level: LogLevel | false, { diagnosis, request }: Failure): boolean {
  const isUntold = diagnosis !== undefined && level !== false && request.isBegun === true
  return isUntold || level === 'error' || level === 'warn'
}

function lineOf(record: FailureRecord): string {
  const { fault, code, status, upstreamStatus, requestId, ownRequestId, method, path, vendorMessage } = record
  const upstream = upstreamStatus === undefined ? '' : `VOD ${upstreamStatus} → `
  const own = ownRequestId === undefined || ownRequestId === requestId ? '' : `, ownRequestId=${ownRequestId}`
  return `[vod-errors] ${fault} fault ${code}, ${upstream}${status}, requestId=${requestId}${own}, ${method} ${path}: ${vendorMessage}`
}

function prepareOnError(onError: ReportOptions['onError']): ((event: FailureEvent) => void) | undefined {
  if (onError === undefined) return undefined
  if (typeof onError !== 'function') throw expected('onError', 'a function', onError)
  return guardListener('onError', onError)
}
