import { isKnownCode } from '../catalog/look-up.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { isObject, read } from '../read-unknown.ts'
import { beforeExit } from './before-exit.ts'
import type { LogLevel } from './log-levels.ts'

/** Limits the log lines of a storm of errors. */
export interface LogSampling {
  /** How many errors of a code and level are logged per second. The rest are only counted. */
  readonly perSecond: number
}

/** How many errors of a code and level came in the current second. */
interface Tally {
  readonly code: string
  readonly level: LogLevel
  seen: number
}

/** Whether this error gets its own log line. */
export type Sample = (code: string, level: LogLevel) => boolean

/** Logs how many errors of a code and level got no line in the last second. */
export type LogCount = (level: LogLevel, code: string, count: number) => void

/** All unknown codes of a level share one tally, so that invented codes do not fill the memory. */
const UNKNOWN_CODES = 'with an unknown code'

/**
 * Prepares the `logSampling` option. By default, every error gets a line.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function prepareSampling(sampling: unknown, logCount: LogCount): Sample {
  if (sampling === undefined) return () => true
  const perSecond = checkSampling(sampling)
  const tallies = new Map<string, Tally>()

  function endSecond(): void {
    for (const { seen, level, code } of tallies.values())
      if (seen > perSecond) logCount(level, code, seen - perSecond)
    tallies.clear()
  }

  return function sample(code, level) {
    if (tallies.size === 0) setTimeout(beforeExit(endSecond), 1_000).unref()
    const counted = isKnownCode(code) ? code : UNKNOWN_CODES
    const key = `${level} ${counted}`
    const tally = tallies.get(key) ?? { code: counted, level, seen: 0 }
    tallies.set(key, tally)
    tally.seen++
    return tally.seen <= perSecond
  }
}

function checkSampling(sampling: unknown): number {
  if (!isObject(sampling)) throw expected('logSampling', 'an object such as { perSecond: 10 }', sampling)
  expectKnownKeys('logSampling', sampling, ['perSecond'])
  const perSecond = read(sampling, 'perSecond')
  if (typeof perSecond === 'number' && Number.isInteger(perSecond) && perSecond > 0) return perSecond
  throw expected('logSampling.perSecond', 'a positive integer', perSecond)
}
