import { PROGRAMS } from '../build.ts'
import type { Contender } from '../contenders/contender.ts'
import { CORES } from '../measure/pin.ts'
import { languageOf } from './check-response.ts'
import { Child } from './child.ts'
import type { LoadOrder, LoadResult } from './load-order.ts'
import type { Running } from './running.ts'

/**
 * Runs a function while all servers are under load, then checks their responses.
 *
 * @param connections connections to each server
 * @throws {Error} if a server sent an unexpected status, or nothing.
 */
export async function underLoad<Result>(
  running: readonly Running[],
  { connections, isPinned }: { readonly connections: number; readonly isPinned: boolean },
  run: () => Promise<Result>,
): Promise<Result> {
  const load = new Child(`${PROGRAMS}/load.js`, { core: CORES.load, isPinned })
  try {
    const targets = running.map(({ contender, url }) => ({ url, language: languageOf(contender) }))
    load.send({ targets, connections } satisfies LoadOrder)
    const result = await run()
    const results: readonly LoadResult[] = Object(await load.request({ what: 'stop' }))
    for (const [at, { contender }] of running.entries()) checkLoadResult(contender, results[at])
    return result
  } finally {
    await load.stop()
  }
}

/**
 * Checks that a contender sent only the expected status under load.
 *
 * @throws {Error} with the result if it did not.
 */
export function checkLoadResult(
  { name, expected }: Pick<Contender, 'name' | 'expected'>,
  loadResult: LoadResult | undefined,
): void {
  const { [expected.status]: right = 0, ...wrong } = loadResult?.statuses ?? {}
  if (right === 0 || Object.keys(wrong).length > 0 || loadResult?.errors !== 0) {
    throw new Error(`${name} failed under load: ${JSON.stringify(loadResult)}`)
  }
}
