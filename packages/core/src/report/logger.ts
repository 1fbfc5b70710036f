import { expected } from '../expected.ts'
import { guardListener } from '../guard-hook.ts'
import { read } from '../read-unknown.ts'
import { printToStderr } from '../stderr.ts'
import { type FieldsOf, prepareLogFields } from './log-fields.ts'
import type { LogLevel } from './log-levels.ts'
import type { LogRecord } from './log-record.ts'

/** Any logger with methods named after the levels: pino, winston, bunyan, egg-logger or the console. */
export interface Logger {
  /** Logs caller faults, unless `logLevel` says otherwise. */
  info(...args: unknown[]): unknown
  /** Logs unknown codes. */
  warn(...args: unknown[]): unknown
  /** Logs operator and service faults, unless `logLevel` says otherwise. */
  error(...args: unknown[]): unknown
  /** Used only if `logLevel` says so. Without this method, `info` is used. */
  debug?(...args: unknown[]): unknown
}

/** Where log lines go. No method throws. */
export interface Log {
  /** Whether a line of that level is written. If the response had begun, the browser got no error response. */
  readonly writes: (level: LogLevel, hasResponseBegun: boolean) => boolean
  readonly write: (level: LogLevel, record: LogRecord, isVodError: boolean) => void
  /** Writes how many errors of a code were not logged in the last second. */
  readonly writeCount: (level: LogLevel, counted: CountedErrors) => void
  /** Writes a warning. */
  readonly warn: (text: string) => void
}

/** The errors of a code that were not logged in the last second. */
export interface CountedErrors {
  readonly what: 'VOD errors' | 'Other errors'
  readonly code: string
  readonly count: number
}

/** How to call a logger. */
interface CallingConvention {
  readonly matches: (logger: Logger) => boolean
  /** @param requestId missing for counts */
  readonly args: (message: string, fields: object, requestId?: string) => readonly unknown[]
}

/** One row per calling convention. The first match counts. */
const CALLING_CONVENTIONS: readonly CallingConvention[] = [
  {
    // pino, bunyan: fields, then the message
    matches: (logger) =>
      hasMethod(logger, 'child') && (hasMethod(logger, 'bindings') || hasMethod(logger, 'addStream')),
    args: (message, fields) => [fields, message],
  },
  {
    // winston: the message with the id, then fields, which its formats `cli` and `printf` do not print
    matches: (logger) => hasMethod(logger, 'configure') && read(logger, 'transports') !== undefined,
    args: (message, fields, requestId) => [
      requestId === undefined ? message : `${message}, requestId=${requestId}`,
      fields,
    ],
  },
]

/** The console and all other loggers: one line of text. */
const PLAIN_TEXT: Pick<CallingConvention, 'args'> = {
  args: (message, fields) => [`${message} ${JSON.stringify(fields)}`],
}

/**
 * Prepares the options `logger` (the app's logger, none for `false`, stderr by default) and `logFields`.
 *
 * @throws {TypeError} if the logger lacks one of the methods `info`, `warn` and `error`, or if the fields are unknown.
 */
export function prepareLog(logger: unknown, logFields?: unknown): Log | undefined {
  const fieldsOf = prepareLogFields(logFields)
  if (logger === undefined) return STDERR
  return logger === false ? undefined : prepareLogger(logger, fieldsOf)
}

function prepareLogger(logger: unknown, fieldsOf: FieldsOf): Log {
  if (!isLogger(logger)) throw expected('logger', 'a logger with info, warn and error, or false', logger)
  const convention = CALLING_CONVENTIONS.find(({ matches }) => matches(logger)) ?? PLAIN_TEXT
  const print = guardListener('logger', (level: LogLevel, args: readonly unknown[]): unknown =>
    Reflect.apply(methodOf(logger, level), logger, args),
  )
  return {
    writes: () => true,
    write: (level, record, isVodError) =>
      print(
        level,
        convention.args(
          formatMessage(record, isVodError),
          fieldsOf.record(record, isVodError),
          record.requestId,
        ),
      ),
    writeCount: (level, counted) =>
      print(level, convention.args(formatCount(counted), fieldsOf.count(counted.code, counted.count))),
    warn: (text) => print('warn', [text]),
  }
}

/** A logger can have a flag by the name of a level. */
function methodOf(logger: Logger, level: LogLevel): CallableFunction {
  const method: unknown = logger[level]
  return typeof method === 'function' ? method : logger.info
}

function formatMessage({ code, status }: LogRecord, isVodError: boolean): string {
  return `${isVodError ? 'VOD error' : 'Other error'} ${code}, responded ${status}`
}

function formatCount({ what, code, count }: CountedErrors): string {
  return `${what} ${code}: ${count} more in the last second`
}

/** Logs caller faults only if the browser got no error response. */
const STDERR: Log = {
  writes: (level, hasResponseBegun) => hasResponseBegun || level === 'error' || level === 'warn',
  write: (_level, record) => printToStderr(formatLine(record)),
  writeCount: (_level, counted) => printToStderr(`[vod-errors] ${formatCount(counted)}`),
  warn: (text) => printToStderr(`[vod-errors] ${text}`),
}

function formatLine(record: LogRecord): string {
  const {
    fault,
    code,
    status,
    upstreamStatus,
    requestId,
    ownRequestId,
    method,
    path,
    vendorMessage,
    docUrl,
  } = record
  const upstream = upstreamStatus === undefined ? '' : `VOD ${upstreamStatus} → `
  const own = ownRequestId === undefined || ownRequestId === requestId ? '' : `, ownRequestId=${ownRequestId}`
  const docs = docUrl === undefined ? '' : ` (${docUrl})`
  return `[vod-errors] ${fault} fault ${code}, ${upstream}${status}, requestId=${requestId}${own}, ${method} ${path}: ${vendorMessage}${docs}`
}

function isLogger(logger: unknown): logger is Logger {
  return ['info', 'warn', 'error'].every((level) => hasMethod(logger, level))
}

function hasMethod(logger: unknown, name: string): boolean {
  return typeof read(logger, name) === 'function'
}
