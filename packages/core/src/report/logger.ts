import { expected } from '../expected.ts'
import { guardListener } from '../guard-hook.ts'
import { read } from '../read-unknown.ts'
import type { LogLevel } from './log-levels.ts'
import type { LogRecord } from './log-record.ts'
import { printOnStderr } from './stderr.ts'

/** Any logger with methods named like the levels: of pino, winston, bunyan, egg-logger, or the console. */
export interface Logger {
  /** Gets caller faults, unless `logLevel` says otherwise. */
  info(...args: unknown[]): unknown
  /** Gets the codes that the catalog does not know. */
  warn(...args: unknown[]): unknown
  /** Gets operator and service faults, unless `logLevel` says otherwise. */
  error(...args: unknown[]): unknown
  /** Gets nothing, unless `logLevel` says so; `info` gets it where this is missing. */
  debug?(...args: unknown[]): unknown
}

/** Where lines go. Neither method throws. */
export interface Log {
  /** Whether a line of that level is written. `isUntold`: the browser could not be told of the error. */
  readonly writes: (level: LogLevel, isUntold: boolean) => boolean
  readonly write: (level: LogLevel, record: LogRecord, isVodError: boolean) => void
  /** Writes a warning. */
  readonly warn: (text: string) => void
}

/** How to call a logger. */
interface Style {
  readonly name: string
  readonly matches: (logger: Logger) => boolean
  readonly args: (message: string, record: LogRecord) => readonly unknown[]
}

/** The calling conventions, one row each; the first that matches counts. */
const STYLES: readonly Style[] = [
  {
    name: 'pino, bunyan: fields, then the message',
    matches: (logger) =>
      hasMethod(logger, 'child') && (hasMethod(logger, 'bindings') || hasMethod(logger, 'addStream')),
    args: (message, record) => [fieldsOf(record), message],
  },
  {
    name: 'winston: the message, then fields',
    matches: (logger) => hasMethod(logger, 'configure') && read(logger, 'transports') !== undefined,
    args: (message, record) => [message, fieldsOf(record)],
  },
]

/** The console and everything else: one line of text. */
const PLAIN: Pick<Style, 'args'> = { args: (message, record) => [`${message} ${JSON.stringify(record)}`] }

/**
 * Prepares the app's logger, none, or stderr.
 *
 * @throws {TypeError} if it has no methods `info`, `warn` and `error`.
 */
export function prepareLog(logger: unknown): Log | undefined {
  if (logger === undefined) return STDERR
  return logger === false ? undefined : prepareLogger(logger)
}

function prepareLogger(logger: unknown): Log {
  if (!isLogger(logger)) throw expected('logger', 'a logger with info, warn and error, or false', logger)
  const style = STYLES.find(({ matches }) => matches(logger)) ?? PLAIN
  const print = guardListener('logger', (level: LogLevel, args: readonly unknown[]): unknown =>
    Reflect.apply(logger[level] ?? logger.info, logger, args),
  )
  return {
    writes: () => true,
    write: (level, record, isVodError) => print(level, style.args(messageOf(record, isVodError), record)),
    warn: (text) => print('warn', [text]),
  }
}

function messageOf({ code, status }: LogRecord, isVodError: boolean): string {
  return `${isVodError ? 'VOD error' : 'Other error'} ${code}, responded ${status}`
}

/** A copy that loggers may write on: they redact and format in place. */
function fieldsOf(record: LogRecord): object {
  return { ...record, params: { ...record.params }, causes: [...record.causes] }
}

/** Caller faults are not logged by default, unless the browser could not be told. */
const STDERR: Log = {
  writes: (level, isUntold) => isUntold || level === 'error' || level === 'warn',
  write: (_level, record) => printOnStderr(lineOf(record)),
  warn: (text) => printOnStderr(`[vod-errors] ${text}`),
}

function lineOf(record: LogRecord): string {
  const { fault, code, status, upstreamStatus, requestId, ownRequestId, method, path, vendorMessage } = record
  const upstream = upstreamStatus === undefined ? '' : `VOD ${upstreamStatus} → `
  const own = ownRequestId === undefined || ownRequestId === requestId ? '' : `, ownRequestId=${ownRequestId}`
  return `[vod-errors] ${fault} fault ${code}, ${upstream}${status}, requestId=${requestId}${own}, ${method} ${path}: ${vendorMessage}`
}

function isLogger(logger: unknown): logger is Logger {
  return ['info', 'warn', 'error'].every((level) => hasMethod(logger, level))
}

function hasMethod(logger: unknown, name: string): boolean {
  return typeof read(logger, name) === 'function'
}
