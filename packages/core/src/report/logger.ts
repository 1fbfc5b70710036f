import type { Fault } from '../catalog/catalog.ts'
import type { VodError } from '../error/vod-error.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { guardHook, guardListener } from '../hook.ts'
import { isObject, read } from '../probe.ts'
import { type Failure, type FailureRecord, faultOf } from './failure-record.ts'

/** The levels that every logger knows. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Any logger with methods named like the levels: of pino, winston, bunyan, egg-logger, or the console. */
export interface Logger {
  /** Gets caller faults, unless `logLevel` says otherwise. */
  info(...args: unknown[]): unknown
  /** Gets the codes that the catalog does not know. */
  warn(...args: unknown[]): unknown
  /** Gets operator and service faults, unless `logLevel` says otherwise. */
  error(...args: unknown[]): unknown
  /** Gets nothing, unless `logLevel` says so; where it is missing, `info` gets that. */
  debug?(...args: unknown[]): unknown
}

/** The level of a failure, or `false` for no line: by fault, or by a function; what it leaves out stays as it is. */
export type LogLevels =
  | { readonly [Key in Fault]?: LogLevel | false }
  | ((error: VodError) => LogLevel | false | undefined)

/** The level of a failure, of VOD or not. Never throws. */
export type LevelOf = (failure: Failure) => LogLevel | false

/** Where lines go. Neither throws. */
export interface Log {
  /** How the line of a failure is written; `undefined` if it is not worth one. */
  readonly lineFor: (failure: Failure) => ((record: FailureRecord) => void) | undefined
  /** Writes a line of warning. */
  readonly warn: (text: string) => void
}

/** How a logger wants to be called. */
interface Style {
  readonly name: string
  readonly matches: (logger: Logger) => boolean
  readonly args: (message: string, record: FailureRecord) => readonly unknown[]
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

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']
const BY_FAULT: Readonly<Record<Fault, LogLevel>> = { caller: 'info', operator: 'error', service: 'error' }

/**
 * Prepares a logger of the app's.
 *
 * @throws {TypeError} if it has no methods `info`, `warn` and `error`.
 */
export function prepareLogger(logger: unknown, levelOf: LevelOf): Log {
  if (!isLogger(logger)) throw expected('logger', 'a logger with info, warn and error, or false', logger)
  const style = STYLES.find(({ matches }) => matches(logger)) ?? PLAIN
  const print = guardListener('logger', (level: LogLevel, args: readonly unknown[]): unknown =>
    Reflect.apply(logger[level] ?? logger.info, logger, args),
  )
  return {
    lineFor: (failure) => {
      const level = levelOf(failure)
      if (level === false) return undefined
      return (record) => print(level, style.args(messageOf(failure, record), record))
    },
    warn: (text) => print('warn', [text]),
  }
}

function messageOf({ diagnosis }: Failure, { code, status }: FailureRecord): string {
  const what = diagnosis ? `VOD failure ${code}` : `Failure ${code} that is not VOD's`
  return `${what}, answered ${status}`
}

/** Loggers redact and format what they are given in place: a copy that they may write on. */
function fieldsOf(record: FailureRecord): object {
  return { ...record, params: { ...record.params }, causes: [...record.causes] }
}

/**
 * Prepares the levels. A function is asked about failures of VOD only.
 *
 * @throws {TypeError} if a level is none.
 */
export function prepareLevels(logLevel: unknown = {}): LevelOf {
  if (typeof logLevel === 'function') return prepareChoice(logLevel)
  if (!isObject(logLevel)) throw expected('logLevel', 'an object of levels by fault, or a function', logLevel)
  expectKnownKeys('logLevel', logLevel, Object.keys(BY_FAULT))
  for (const [fault, level] of Object.entries(logLevel)) {
    if (level !== undefined && !isLevel(level)) {
      throw expected(`logLevel.${fault}`, `one of ${LEVELS.join(', ')}, or false`, level)
    }
  }
  return (failure) => {
    const fault = faultOf(failure)
    const level = read(logLevel, fault)
    return isLevel(level) ? level : BY_FAULT[fault]
  }
}

function prepareChoice(logLevel: CallableFunction): LevelOf {
  const choose = guardHook(
    'logLevel',
    (error: VodError) => Reflect.apply(logLevel, undefined, [error]),
    (level): level is LogLevel | false | undefined => level === undefined || isLevel(level),
  )
  return (failure) => (failure.diagnosis && choose(failure.diagnosis.error())) ?? BY_FAULT[faultOf(failure)]
}

function isLevel(level: unknown): level is LogLevel | false {
  return level === false || LEVELS.some((known) => known === level)
}

function isLogger(logger: unknown): logger is Logger {
  return ['info', 'warn', 'error'].every((level) => hasMethod(logger, level))
}

function hasMethod(logger: unknown, name: string): boolean {
  return typeof read(logger, name) === 'function'
}
