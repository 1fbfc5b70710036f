import { wrapVodClient } from '@vod-errors/core'
import type { Task } from '../measure/nanoseconds.ts'

/** A client whose calls cost nothing. */
class Client {
  readonly #media = { mediaId: 'mda-kdm3zj2ysd7fs8iq', status: 'PUBLISHED' }

  getMediaResource(_mediaId: string): Promise<object> {
    return Promise.resolve(this.#media)
  }
}

/** The names of the calls. */
export const CALLS = {
  bare: 'the bare call',
  wrapped: 'wrapVodClient',
  timed: 'wrapVodClient with a timeout',
} as const

/** A call that succeeds immediately: bare, wrapped, and wrapped with a timeout. */
export function callTasks(): Readonly<Record<string, Task>> {
  const client = new Client()
  const wrapped = wrapVodClient(client)
  const timed = wrapVodClient(client, { timeout: 3000 })
  return {
    [CALLS.bare]: () => client.getMediaResource('mda-1'),
    [CALLS.wrapped]: () => wrapped.getMediaResource('mda-1'),
    [CALLS.timed]: () => timed.getMediaResource('mda-1'),
  }
}
