import { isVodErrorCode } from '../catalog/look-up.ts'
import { expected } from '../expected.ts'
import { guardListener } from '../guard-hook.ts'
import type { ErrorContext } from '../response/error-context.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { hasErrorListener, hasUnknownCodeListener, publishError, publishUnknownCode } from './channels.ts'
import { type ChooseLevel, prepareLevels } from './log-levels.ts'
import { type LogRecord, recordOther, recordVodError } from './log-record.ts'
import { type Log, prepareLog } from './logger.ts'
import type { ReportOptions, VodErrorEvent } from './report-options.ts'
import { warnOfUnknownCode } from './unknown-codes.ts'

/** Reports an error that got a response with that status. Neither function throws. */
export interface Report {
  readonly reportVodError: (error: VodError, context: ErrorContext, status: number) => void
  readonly reportOther: (thrown: unknown, context: ErrorContext, status: number) => void
}

/**
 * Prepares the report: one log line, the channels, `onError`. A call that was aborted because the browser left is not
 * reported. Other errors get a line and nothing else.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 */
export function prepareReport({ logger, logLevel, onError }: ReportOptions): Report {
  const log = prepareLog(logger)
  const levels = prepareLevels(logLevel)
  const callOnError = prepareOnError(onError)
  return {
    reportVodError: (error, context, status) => {
      const { code } = VodError.jsonOf(error)
      if (code === 'UpstreamAborted' && context.request.hasBrowserLeft) return
      const record = once(() => recordVodError(error, context, status))
      logVodError(error, context, { log, levels, record })
      if (hasErrorListener()) publishError(record())
      if (!isVodErrorCode(code) && hasUnknownCodeListener()) publishUnknownCode(record())
      callOnError?.({ error, record: record(), request: context.request })
    },
    reportOther: (thrown, context, status) => {
      const level = levels.ofFault(context.fault)
      if (!log || level === false || !log.writes(level, false)) return
      process.nextTick(() => log.write(level, recordOther(thrown, context, status), false))
    },
  }
}

/** Where the lines of one error go, and what they say. */
interface Lines {
  readonly log: Log | undefined
  readonly levels: ChooseLevel
  readonly record: () => LogRecord
}

/** The lines are written after the response: a slow log must not delay it. */
function logVodError(error: VodError, { request }: ErrorContext, { log, levels, record }: Lines): void {
  if (!log) return
  const { code } = VodError.jsonOf(error)
  const level = levels.ofVodError(error)
  const isWritten = level !== false && log.writes(level, request.hasResponseBegun)
  const isUnknown = !isVodErrorCode(code)
  if (!isWritten && !isUnknown) return
  process.nextTick(() => {
    if (isWritten) log.write(level, record(), true)
    if (isUnknown) warnOfUnknownCode(record(), log)
  })
}

/** Mostly nobody wants a record: it is made for the first who does. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

function prepareOnError(onError: ReportOptions['onError']): ((event: VodErrorEvent) => void) | undefined {
  if (onError === undefined) return undefined
  if (typeof onError !== 'function') throw expected('onError', 'a function', onError)
  return guardListener('onError', onError)
}
