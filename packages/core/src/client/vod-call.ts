import { expected, expectKnownKeys } from '../expected.ts'
import { isObject, isThenable, read } from '../read-unknown.ts'
import { runCall, type VodCall, type VodCallOptions } from './run-call.ts'

const OPTIONS: readonly (keyof VodCallOptions)[] = ['timeout', 'signal', 'operation']
const LONGEST_TIMEOUT = 2_147_483_647

/**
 * Runs a call to VOD and rejects only with a VodError. Whatever cannot be recognised is a service fault of this
 * upstream (`UpstreamFailed`), with the original as `cause`. Resolves to what the call resolves to.
 *
 * - After `timeout` it rejects with `UpstreamTimeout`, and when `signal` fires with `UpstreamAborted`; both at once, and
 *   the function's own signal fires, so that its client can stop.
 * - A signal that has fired already keeps the function from being called at all.
 * - `await` it directly, and the stack of the error shows the line.
 *
 * @throws {TypeError} at once, if an option is unknown or of the wrong type.
 * @example
 * const media = await vodCall(() => client.getMediaResource(id), { timeout: 3000 })
 * const response = await vodCall(({ signal }) => fetch(url, { signal }), { timeout: 3000, signal: gone })
 */
export function vodCall<T>(call: VodCall<T>, options: VodCallOptions = {}): Promise<Awaited<T>> {
  if (typeof call !== 'function' && !isThenable(call)) throw expected('call', 'a function or a promise', call)
  checkOptions(options)
  return runCall(call, options)
}

/**
 * Checks the options of a call, or of a client whose calls are all run with them.
 *
 * @throws {TypeError} that names the option.
 */
export function checkOptions(options: VodCallOptions): void {
  if (!isObject(options)) throw expected('options', 'an object', options)
  expectKnownKeys('options', options, OPTIONS)
  const { timeout, signal, operation } = options
  const isDuration = Number.isInteger(timeout) && Number(timeout) >= 1 && Number(timeout) <= LONGEST_TIMEOUT
  if (timeout !== undefined && !isDuration) {
    throw expected('timeout', `an integer of milliseconds, 1 to ${LONGEST_TIMEOUT}`, timeout)
  }
  if (signal !== undefined && !isSignal(signal)) throw expected('signal', 'an AbortSignal', signal)
  if (operation !== undefined && typeof operation !== 'string')
    throw expected('operation', 'a string', operation)
}

/** By what it does: AbortSignals of polyfills and other realms count. */
function isSignal(signal: unknown): boolean {
  const methods = ['addEventListener', 'removeEventListener']
  return (
    typeof read(signal, 'aborted') === 'boolean' &&
    methods.every((method) => typeof read(signal, method) === 'function')
  )
}
