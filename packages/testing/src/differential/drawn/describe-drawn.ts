import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { bundle } from '../../bundle.ts'
import { RUNS, SEED } from '../../property-test.ts'

/** A drawn route costs as much as ten values: there are fewer of them. */
const SCRIPTS = Math.ceil(RUNS / 4)
const LIMIT = 20_000 + 200 * SCRIPTS

/** Holds that nothing differs whatever a route does and throws. Looks longer with `FAST_CHECK_RUNS=20000`. */
export function describeDrawn(hostFile: string, hosts: readonly string[]): void {
  describe(`a drawn route (FAST_CHECK_SEED=${SEED} FAST_CHECK_RUNS=${RUNS})`, () => {
    test.each(hosts)(
      'is the same with the handler on %s',
      async (host) => expect(await failureOf(hostFile, host)).toBeUndefined(),
      LIMIT + 20_000,
    )
  })
}

async function failureOf(hostFile: string, host: string): Promise<string | undefined> {
  const { NODE_ENV: _, ...env } = process.env
  // See `GoRound`.
  env['UV_THREADPOOL_SIZE'] = '1'
  const args = [bundle(hostFile), host, String(SCRIPTS), String(LIMIT)]
  const child = fork(bundle(join(__dirname, 'child.ts')), args, { env, execArgv: [], silent: true })
  const ended = once(child, 'exit').then(([code]) => [{ failure: `The process ended with ${code}` }])
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message.failure
}
