import { expected, expectKnownKeys } from '../expected.ts'
import { isObject, isThenable, read } from '../read-unknown.ts'
import { runCall, type VodCall, type VodCallOptions } from './run-call.ts'

const CALL_OPTIONS: readonly (keyof VodCallOptions)[] = ['timeout', 'signal', 'operation']
const MAX_TIMEOUT = 2_147_483_647

/**
 * Runs a call to VOD. Resolves to what the call resolves to, and rejects only with a VodError. An unrecognized error becomes
 * an `UpstreamFailed`, a service fault, with the thrown value as `cause`.
 *
 * - Rejects with `UpstreamTimeout` after `timeout`, and with `UpstreamAborted` when `signal` fires. Does not wait for the
 *   call then, but fires the signal that the function was passed, so that its client can abort.
 * - If `signal` has already fired, the function is not called.
 * - If you `await` it directly, the stack of the error shows that line.
 *
 * @throws {TypeError} synchronously, if an option is unknown or has the wrong type.
 * @example
 * const media = await vodCall(() => client.getMediaResource(id), { timeout: 3000 })
 * const response = await vodCall(({ signal }) => fetch(url, { signal }), { timeout: 3000, signal: gone })
 */
export function vodCall<T>(call: VodCall<T>, options: VodCallOptions = {}): Promise<Awaited<T>> {
  if (typeof call !== 'function' && !isThenable(call)) throw expected('call', 'a function or a promise', call)
  checkCallOptions(options)
  return runCall(call, options)
}

/**
 * Checks the options of a call or of a wrapped client.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function checkCallOptions(options: VodCallOptions): void {
  if (!isObject(options)) throw expected('options', 'an object', options)
  expectKnownKeys('options', options, CALL_OPTIONS)
  const { timeout, signal, operation } = options
  const isDuration = Number.isInteger(timeout) && Number(timeout) >= 1 && Number(timeout) <= MAX_TIMEOUT
  if (timeout !== undefined && !isDuration) {
    throw expected('timeout', `an integer of milliseconds, 1 to ${MAX_TIMEOUT}`, timeout)
  }
  if (signal !== undefined && !isSignal(signal)) throw expected('signal', 'an AbortSignal', signal)
  if (operation !== undefined && typeof operation !== 'string')
    throw expected('operation', 'a string', operation)
}

/** Duck typing, because an AbortSignal can come from a polyfill or another realm. */
function isSignal(signal: unknown): boolean {
  const methods = ['addEventListener', 'removeEventListener']
  return (
    typeof read(signal, 'aborted') === 'boolean' &&
    methods.every((method) => typeof read(signal, method) === 'function')
  )
}
