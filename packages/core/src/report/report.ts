import { isKnownCode } from '../catalog/look-up.ts'
import { expected } from '../expected.ts'
import { guardListener } from '../guard-hook.ts'
import { checkDocsUrl } from '../response/docs-url.ts'
import type { ErrorContext } from '../response/error-context.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { beforeExit, listenForExit } from './before-exit.ts'
import { publishError, publishUnknownCode } from './channels.ts'
import { type ChooseLevel, prepareLevels } from './log-levels.ts'
import { type LogRecord, recordOtherError, recordVodError } from './log-record.ts'
import { prepareSampling, type Sample } from './log-sampling.ts'
import { type CountedErrors, type Log, prepareLog } from './logger.ts'
import type { ReportOptions, VodErrorEvent } from './report-options.ts'
import { warnAboutUnknownCode } from './unknown-codes.ts'

/** Reports errors that get a response, with its status. No method throws. */
export interface Report {
  readonly reportVodError: (error: VodError, context: ErrorContext, status: number) => void
  readonly reportOtherError: (thrown: unknown, context: ErrorContext, status: number) => void
}

/**
 * Prepares the report: one log line, the channels, and `onError`. Other errors only get a log line.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function prepareReport({
  logger,
  logFields,
  logLevel,
  logSampling,
  onError,
  docsUrl: url,
}: ReportOptions): Report {
  const log = prepareLog(logger, logFields)
  if (log) listenForExit()
  const sampleOf = (what: CountedErrors['what']) =>
    prepareSampling(logSampling, (level, code, count) => log?.writeCount(level, { what, code, count }))
  const [sample, sampleOther] = [sampleOf('VOD errors'), sampleOf('Other errors')]
  const levels = prepareLevels(logLevel)
  const docsUrl = checkDocsUrl(url)
  const callOnError = prepareOnError(onError)
  return {
    reportVodError: (error, context, status) => {
      const { code } = VodError.jsonOf(error)
      // Made on first use: most errors need no record.
      let made: LogRecord | undefined
      const record = () => {
        made ??= recordVodError(error, context, { status, docsUrl })
        return made
      }
      logVodError(error, context, { log, levels, sample, record })
      publishError(record)
      if (!isKnownCode(code)) publishUnknownCode(record)
      callOnError?.({ error, record: record(), context: Object.freeze(context) })
    },
    reportOtherError: (thrown, context, status) => {
      const level = levels.ofFault(context.fault)
      if (!log || level === false || !log.writes(level, false) || !sampleOther(context.code, level)) return
      process.nextTick(beforeExit(() => log.write(level, recordOtherError(thrown, context, status), false)))
    },
  }
}

/** What is needed to log one VOD error. */
interface LogContext {
  readonly log: Log | undefined
  readonly levels: ChooseLevel
  readonly sample: Sample
  readonly record: () => LogRecord
}

/** Logs on the next tick, so that a slow logger does not delay the response. */
function logVodError(
  error: VodError,
  { request }: ErrorContext,
  { log, levels, sample, record }: LogContext,
): void {
  if (!log) return
  const { code } = VodError.jsonOf(error)
  const level = levels.ofVodError(error)
  const isWritten = level !== false && log.writes(level, request.hasResponseBegun) && sample(code, level)
  const isUnknown = !isKnownCode(code)
  if (!isWritten && !isUnknown) return
  const write = () => {
    if (isWritten) log.write(level, record(), true)
    if (isUnknown) warnAboutUnknownCode(record(), log)
  }
  process.nextTick(beforeExit(write))
}

function prepareOnError(onError: ReportOptions['onError']): ((event: VodErrorEvent) => void) | undefined {
  if (onError === undefined) return undefined
  if (typeof onError !== 'function') throw expected('onError', 'a function', onError)
  return guardListener('onError', onError)
}
