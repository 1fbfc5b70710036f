import { PROGRAMS } from '../build.ts'
import type { Contender } from '../contenders/contender.ts'
import type { GroupName } from '../contenders/groups.ts'
import { CORES } from '../measure/pin.ts'
import { checkAnswer, type SeenAnswer, seeAnswer } from './check-answer.ts'
import { Child } from './child.ts'

/** A contender in a process of its own, which has answered what it claims. */
export interface Running {
  readonly contender: Contender
  readonly server: Child
  readonly url: string
}

/**
 * Starts all contenders of a group, the base first, whose answer others must equal; they take no processor time until
 * they are asked.
 *
 * @param onStarted told of each, so that it can be ended even if a later one fails
 * @throws {Error} if one answers wrongly, or does not run.
 */
export async function startAll(
  contenders: readonly Contender[],
  place: { readonly group: GroupName; readonly isPinned: boolean },
  onStarted: (running: Running) => void,
): Promise<void> {
  let same: SeenAnswer | undefined
  for (const contender of contenders) {
    const { group, isPinned } = place
    const args = [group, contender.name]
    const server = new Child(`${PROGRAMS}/serve.js`, { core: CORES.measured, isPinned, args })
    const { port } = Object(await server.next())
    const url = `http://127.0.0.1:${port}/media/mda-kdm3zj2ysd7fs8iq`
    onStarted({ contender, server, url })
    const seen = await seeAnswer(url, contender)
    same ??= seen
    checkAnswer(contender.name, seen, { claim: contender.answers, same })
  }
}
