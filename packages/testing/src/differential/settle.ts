import type { GoRound } from './go-round.ts'
import type { Patience } from './patience.ts'

const QUIET_ROUNDS = 2

interface Settling {
  readonly goRound: GoRound
  readonly patience: Patience
  readonly countLines: () => number
}

/** Resolves when the ends have come and nothing more is heard of a case, however late it says something. */
export async function settle(ends: readonly Promise<unknown>[], settling: Settling): Promise<void> {
  const { goRound, patience, countLines } = settling
  await patience.wait(Promise.all(ends))
  for (let quiet = 0, before = -1; quiet < QUIET_ROUNDS; quiet++) {
    await goRound()
    if (countLines() !== before) quiet = 0
    before = countLines()
  }
}
