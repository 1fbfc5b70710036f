import { PROGRAMS } from '../build.ts'
import type { Contender } from '../contenders/contender.ts'
import type { GroupName } from '../contenders/groups.ts'
import { CORES } from '../measure/pin.ts'
import { checkAnswer, seeAnswer } from './check-answer.ts'
import { Child } from './child.ts'

/** A contender in a process of its own. */
export interface Running {
  readonly contender: Contender
  readonly server: Child
  readonly url: string
}

/**
 * Starts a contender; it takes no processor time until it is asked.
 *
 * @throws {Error} if it does not run.
 */
export async function startContender(
  contender: Contender,
  place: { readonly group: GroupName; readonly isPinned: boolean },
): Promise<Running> {
  const { group, isPinned } = place
  const args = [group, contender.name]
  const server = new Child(`${PROGRAMS}/serve.js`, { core: CORES.measured, isPinned, args })
  const { port } = Object(await server.next())
  return { contender, server, url: `http://127.0.0.1:${port}/media/mda-kdm3zj2ysd7fs8iq` }
}

/**
 * Checks that each answers what it claims to.
 *
 * @param base the name of the one whose answer others must equal
 * @throws {Error} that shows the answer of the first that does not.
 */
export async function checkAnswers(running: readonly Running[], base: string): Promise<void> {
  const answers = await Promise.all(
    running.map(async ({ contender, url }) => ({ contender, seen: await seeAnswer(url, contender) })),
  )
  const same = answers.find(({ contender }) => contender.name === base)?.seen
  if (!same) throw new Error(`Expected ${base} to run`)
  for (const { contender, seen } of answers) {
    checkAnswer(contender.name, seen, { claim: contender.answers, same })
  }
}
