import { redact } from '../../../src/vod-error/redact/redact.ts'
import { ADVERSARIAL, filled } from './adversarial-texts.ts'

/** Milliseconds of processor time. A clock would also count other processes. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

describe('takes time linear in the text', () => {
  /** Milliseconds of processor time: the least of seven tries, or the first that is little enough. */
  const timed = (unit: string, length: number, enough = 0) => {
    // A sign at the end, so that none of these is let through by the look for signs.
    const text = `${filled(unit, length)} token=`
    let least = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 7 && least >= enough; attempt++) {
      const start = processorTime()
      for (let round = 0; round < 3; round++) redact(text)
      least = Math.min(least, (processorTime() - start) / 3)
    }
    return least
  }

  /** How much longer four times the text takes: the least of five tries, because a busy machine can slow one of the two. */
  const growth = (unit: string) => {
    let least = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 5 && least >= 9; attempt++) {
      least = Math.min(least, timed(unit, 2_000) / Math.max(timed(unit, 500), 0.02))
    }
    return least
  }

  // Compiles all patterns, so that the first test does not measure that.
  beforeAll(() => {
    for (const unit of ADVERSARIAL) timed(unit, 500)
  })

  test.each(ADVERSARIAL)('of %j', (unit) => {
    // Linear is four times as long, quadratic sixteen times.
    expect(growth(unit)).toBeLessThan(9)
    for (const length of [2_000, 1_000_000]) expect(timed(unit, length, 20)).toBeLessThan(20)
  })

  test('and hardly any for a text without a sign of a secret', () => {
    const cost = (text: string) => {
      const start = processorTime()
      for (let round = 0; round < 500; round++) redact(text)
      return processorTime() - start
    }
    // In turns, so that a busy machine slows both.
    const pairs = Array.from({ length: 20 }, () => [
      cost('Media not found with mda-jdekywp8pek91e0n'),
      cost('Media not found with token=mda-jdekywp8pek'),
    ])
    const least = (index: number) => Math.min(...pairs.map((pair) => pair[index] ?? Number.NaN))
    expect(least(0) / least(1)).toBeLessThan(0.5)
  })
})
