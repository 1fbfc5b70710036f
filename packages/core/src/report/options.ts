import type { FailureEvent } from './failure-record.ts'
import type { Logger, LogLevels } from './logger.ts'

/** What the report of failures can be told. */
export interface ReportOptions {
  /**
   * Gets one line a failure with the fields of {@link FailureRecord}: pino, winston, bunyan, egg-logger and the console work
   * as they are. Left out, warnings and errors print one line on stderr; `false` prints nothing.
   */
  readonly logger?: Logger | false | undefined
  /** The level of a failure; left out, caller faults are `info`, operator and service faults `error`. */
  readonly logLevel?: LogLevels | undefined
  /** Told of every failure of VOD that is answered. May be async; nobody waits for it. */
  readonly onError?: ((event: FailureEvent) => unknown) | undefined
}
