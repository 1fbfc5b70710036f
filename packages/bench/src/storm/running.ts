import { PROGRAMS } from '../build.ts'
import type { Contender } from '../contenders/contender.ts'
import type { GroupName } from '../contenders/groups.ts'
import { CORES } from '../measure/pin.ts'
import { checkResponse, fetchResponse } from './check-response.ts'
import { Child } from './child.ts'

/** A contender running in its own process. */
export interface Running {
  readonly contender: Contender
  readonly server: Child
  readonly url: string
}

/**
 * Starts a contender. It uses no CPU time until it gets a request.
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
 * Checks that each contender sends its expected response.
 *
 * @param base the name of the contender whose response others must match
 * @throws {Error} with the first wrong response.
 */
export async function checkResponses(running: readonly Running[], base: string): Promise<void> {
  const responses = await Promise.all(
    running.map(async ({ contender, url }) => ({ contender, actual: await fetchResponse(url, contender) })),
  )
  const baseResponse = responses.find(({ contender }) => contender.name === base)?.actual
  if (!baseResponse) throw new Error(`Expected ${base} to run`)
  for (const { contender, actual } of responses) {
    checkResponse(contender.name, actual, { expected: contender.expected, base: baseResponse })
  }
}
