import type { Fault } from '../catalog/catalog.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isPlainObject, read } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'

/** The levels of a logger. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** The level of a VOD error, by fault or by a function; `false` logs no line. A missing or undefined level keeps its default. */
export type LogLevels =
  | { readonly [Key in Fault]?: LogLevel | false }
  | ((error: VodError) => LogLevel | false | undefined)

/** Chooses the level of an error. The app's function is called only for VOD errors. Never throws. */
export interface ChooseLevel {
  readonly ofVodError: (error: VodError) => LogLevel | false
  readonly ofFault: (fault: Fault) => LogLevel | false
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']
const BY_FAULT: Readonly<Record<Fault, LogLevel>> = { caller: 'info', operator: 'error', service: 'error' }

/**
 * Prepares the `logLevel` option.
 *
 * @throws {TypeError} that names the wrong level.
 */
export function prepareLevels(logLevel: unknown = {}): ChooseLevel {
  if (typeof logLevel === 'function') return prepareLevelFunction(logLevel)
  if (!isPlainObject(logLevel))
    throw expected('logLevel', 'an object of levels by fault, or a function', logLevel)
  expectKnownKeys('logLevel', logLevel, Object.keys(BY_FAULT))
  const levels: LogLevels & object = { ...logLevel }
  for (const [fault, level] of Object.entries(levels)) {
    if (level !== undefined && !isLevel(level)) {
      throw expected(`logLevel.${fault}`, `one of ${LEVELS.join(', ')}, or false`, level)
    }
  }
  const ofFault = (fault: Fault) => {
    const level = read(levels, fault)
    return isLevel(level) ? level : BY_FAULT[fault]
  }
  return { ofFault, ofVodError: (error) => ofFault(VodError.jsonOf(error).fault) }
}

function prepareLevelFunction(logLevel: CallableFunction): ChooseLevel {
  const choose = guardHook(
    'logLevel',
    (error: VodError) => Reflect.apply(logLevel, undefined, [error]),
    (level): level is LogLevel | false | undefined => level === undefined || isLevel(level),
  )
  return {
    ofFault: (fault) => BY_FAULT[fault],
    ofVodError: (error) => choose(error) ?? BY_FAULT[VodError.jsonOf(error).fault],
  }
}

function isLevel(level: unknown): level is LogLevel | false {
  return level === false || LEVELS.some((known) => known === level)
}
