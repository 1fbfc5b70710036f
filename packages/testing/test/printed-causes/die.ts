import { EventEmitter } from 'node:events'
import { FAILING_CALLS, vodErrorOf } from './failing-calls.ts'

// Runs as a separate process, which dies of the error.
const WAYS: Readonly<Record<string, (error: unknown) => void>> = {
  rejection: (error) => void Promise.reject(error),
  throw: (error) =>
    setImmediate(() => {
      throw error
    }),
  event: (error) => setImmediate(() => new EventEmitter().emit('error', error)),
  wrapped: (error) => void Promise.reject(new Error('while reading media', { cause: error })),
  aggregate: (error) => void Promise.reject(new AggregateError([error], 'both reads failed')),
}

const [, , endpoint = '', client = '', way = '', isBare] = process.argv
const call = FAILING_CALLS[client]
const die = WAYS[way]
if (!call || !die) throw new TypeError(`No such client or way: ${client}, ${way}`)
const error = await vodErrorOf(call, endpoint)
die(isBare ? new Error('not a VodError', { cause: error.cause }) : error)
