import { inspect } from 'node:util'
import type { Host } from '@vod-errors/core'

/**
 * What Express does with a thrown value: finalhandler makes text of the stack or, without one, of the value, and sets its
 * headers if it has a status; Express 5 then prints the whole value, Express 4 that text again.
 */
export const EXPRESS: Host = {
  texts: (thrown) => [Object(thrown).stack || Object(thrown).toString(), inspect(thrown)],
  takesAsIs: () => true,
  headersOf: (thrown) => (hasStatus(thrown) ? Object.entries(Object(Reflect.get(thrown, 'headers'))) : []),
  writes: [],
}

function hasStatus(thrown: object): boolean {
  const statuses = [Reflect.get(thrown, 'status'), Reflect.get(thrown, 'statusCode')]
  return statuses.some((status) => typeof status === 'number' && status >= 400 && status < 600)
}
