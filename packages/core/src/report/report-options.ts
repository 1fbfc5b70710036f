import type { DocsOptions } from '../response/docs-url.ts'
import type { ErrorContext } from '../response/error-context.ts'
import type { VodError } from '../vod-error/vod-error.ts'
import type { LogFields } from './log-fields.ts'
import type { LogLevels } from './log-levels.ts'
import type { LogRecord } from './log-record.ts'
import type { LogSampling } from './log-sampling.ts'
import type { Logger } from './logger.ts'

/** Options for the report. */
export interface ReportOptions extends DocsOptions {
  /**
   * Logs one line for each VOD error, with the fields of {@link LogRecord}. Pino, winston, bunyan, egg-logger and the console
   * work without an adapter. By default, stderr gets warnings, errors, and every VOD error after the response has begun; `false`
   * logs nothing.
   */
  readonly logger?: Logger | false | undefined
  /**
   * The names of the fields that the logger gets: by default those of {@link LogRecord}; with `ecs` those of Elastic Common
   * Schema, such as `error.code` and `http.response.status_code`.
   */
  readonly logFields?: LogFields | undefined
  /** The level of an error's log line; by default, `info` for caller faults and `error` for operator and service faults. */
  readonly logLevel?: LogLevels | undefined
  /**
   * Limits the log lines of a storm: with `{ perSecond: 10 }`, the first ten errors of a code and level in each second get a
   * line, and one more line counts the others. By default, every error gets a line. Channels, metrics and `onError` always get every error.
   */
  readonly logSampling?: LogSampling | undefined
  /**
   * Called for each VOD error, also if the response has begun and is only aborted; not for a call that ended because the
   * browser left. Can be async; it is not awaited.
   */
  readonly onError?: ((event: VodErrorEvent) => unknown) | undefined
}

/** The argument of `onError`. */
export interface VodErrorEvent {
  readonly error: VodError
  readonly record: LogRecord
  readonly context: ErrorContext
}
