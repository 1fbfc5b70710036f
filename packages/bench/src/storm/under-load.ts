import { PROGRAMS } from '../build.ts'
import type { Contender } from '../contenders/contender.ts'
import { CORES } from '../measure/pin.ts'
import { languageOf } from './check-answer.ts'
import { Child } from './child.ts'
import type { LoadOrder, LoadResult } from './load-order.ts'
import type { Running } from './running.ts'

/**
 * Runs something while all servers are loaded at once, and looks what they answered.
 *
 * @param connections to each
 * @throws {Error} if one answered with another status than it claims, or not at all.
 */
export async function underLoad<Result>(
  running: readonly Running[],
  { connections, isPinned }: { readonly connections: number; readonly isPinned: boolean },
  run: () => Promise<Result>,
): Promise<Result> {
  const load = new Child(`${PROGRAMS}/load.js`, { core: CORES.load, isPinned })
  try {
    const targets = running.map(({ contender, url }) => ({ url, language: languageOf(contender) }))
    load.tell({ targets, connections } satisfies LoadOrder)
    const result = await run()
    const answered: readonly LoadResult[] = Object(await load.ask({ what: 'stop' }))
    for (const [at, { contender }] of running.entries()) checkAnswered(contender, answered[at])
    return result
  } finally {
    await load.stop()
  }
}

/**
 * Checks that a contender answered under load as it claims, and every time.
 *
 * @throws {Error} that shows what it answered, if it did not.
 */
export function checkAnswered(
  { name, answers }: Pick<Contender, 'name' | 'answers'>,
  answered: LoadResult | undefined,
): void {
  const { [answers.status]: right = 0, ...wrong } = answered?.statuses ?? {}
  if (right === 0 || Object.keys(wrong).length > 0 || answered?.errors !== 0) {
    throw new Error(`${name} failed under load: ${JSON.stringify(answered)}`)
  }
}
