import { once } from 'node:events'
import autocannon from 'autocannon'
import { HEADERS } from './check-response.ts'
import type { Contender } from './contenders/contender.ts'

/** Requests to one server, as fast as it responds. */
export interface Load {
  /** @throws {Error} if the server sent an unexpected status, or nothing. */
  stop(): Promise<void>
}

/** Seconds. Longer than any measurement: the load ends when it is stopped. */
const DAY = 86_400
/** Seconds. While all servers on a core are cold, some of the first requests take longer than the default of ten. */
const MINUTE = 60

/** Starts the load on a contender. */
export function startLoad(
  contender: Contender,
  { url, connections }: { readonly url: string; readonly connections: number },
): Load {
  const load = autocannon({ url, connections, headers: HEADERS, duration: DAY, timeout: MINUTE }, () => {})
  return {
    async stop() {
      const done: Promise<autocannon.Result[]> = once(load, 'done')
      load.stop?.()
      checkLoad(contender, (await done)[0])
    },
  }
}

/**
 * Checks that a contender sent only the expected status under load.
 *
 * @throws {Error} with the result if it did not.
 */
export function checkLoad(
  { name, status }: Pick<Contender, 'name' | 'status'>,
  result: Pick<autocannon.Result, 'statusCodeStats' | 'errors'> | undefined,
): void {
  const statuses = Object.keys(result?.statusCodeStats ?? {})
  if (statuses.join() !== String(status) || result?.errors !== 0)
    throw new Error(`${name} failed under load: ${JSON.stringify(result)}`)
}
