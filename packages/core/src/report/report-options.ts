import type { RequestContext } from '../request/request-context.ts'
import type { VodError } from '../vod-error/vod-error.ts'
import type { LogLevels } from './log-levels.ts'
import type { LogRecord } from './log-record.ts'
import type { Logger } from './logger.ts'

/** How VOD errors are reported. */
export interface ReportOptions {
  /**
   * Gets one line for each VOD error with the fields of {@link LogRecord}: pino, winston, bunyan, egg-logger and the console
   * work as they are. By default warnings and errors print one line on stderr; `false` prints nothing.
   */
  readonly logger?: Logger | false | undefined
  /** The level of the line; by default `info` for caller faults, `error` for operator and service faults. */
  readonly logLevel?: LogLevels | undefined
  /** Called for each VOD error that gets a response. May be async; nobody waits for it. */
  readonly onError?: ((event: VodErrorEvent) => unknown) | undefined
}

/** What `onError` is called with. */
export interface VodErrorEvent {
  readonly error: VodError
  readonly record: LogRecord
  readonly request: RequestContext
}
