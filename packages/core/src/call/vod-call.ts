import { expected } from '../error/expected.ts'
import { VodError } from '../error/vod-error.ts'
import { isObject, isThenable, read, readString } from '../probe.ts'
import { VOD_HOSTS } from '../recognise/hosts.ts'
import { readFacts } from '../recognise/read-vod-error.ts'
import { giveUpWhen } from './giving-up.ts'

/** How a call is run. */
export interface VodCallOptions {
  /** Milliseconds after which the call is given up on: 1 to 2,147,483,647. None by default; the SDKs have none either. */
  readonly timeout?: number | undefined
  /** Gives the call up when it fires, as when the browser went away. */
  readonly signal?: AbortSignal | undefined
  /** The name of the call, for logs. */
  readonly operation?: string | undefined
}

/** What a call is handed: a signal that fires when it has been given up on, for clients that can stop. */
export interface VodCallContext {
  readonly signal: AbortSignal
}

/** A call under way, or a function that makes it. */
export type VodCall<T> = PromiseLike<T> | ((context: VodCallContext) => T | PromiseLike<T>)

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
 * @throws {TypeError} at once, if an option is of the wrong type.
 * @example
 * const media = await vodCall(() => client.getMediaResource(id), { timeout: 3000 })
 * const response = await vodCall(({ signal }) => fetch(url, { signal }), { timeout: 3000, signal: gone })
 */
export function vodCall<T>(call: VodCall<T>, options: VodCallOptions = {}): Promise<Awaited<T>> {
  if (typeof call !== 'function' && !isThenable(call)) throw expected('call', 'a function or a promise', call)
  checkOptions(options)
  return run(call, options)
}

/**
 * Checks the options of a call, or of a client whose calls are all run with them.
 *
 * @throws {TypeError} that names the option.
 */
export function checkOptions(options: VodCallOptions): void {
  if (!isObject(options)) throw expected('options', 'an object', options)
  const { timeout, signal, operation } = options
  const isDuration = Number.isInteger(timeout) && Number(timeout) >= 1 && Number(timeout) <= LONGEST_TIMEOUT
  if (timeout !== undefined && !isDuration) {
    throw expected('timeout', `an integer of milliseconds, 1 to ${LONGEST_TIMEOUT}`, timeout)
  }
  if (signal !== undefined && typeof read(signal, 'aborted') !== 'boolean') {
    throw expected('signal', 'an AbortSignal', signal)
  }
  if (operation !== undefined && typeof operation !== 'string')
    throw expected('operation', 'a string', operation)
}

// An async function, so that the stack of an error made after the await goes on into the code that awaits the call.
async function run<T>(call: VodCall<T>, options: VodCallOptions): Promise<Awaited<T>> {
  const isBounded = options.timeout !== undefined || options.signal !== undefined
  const givingUp = isBounded ? giveUpWhen(options) : undefined
  try {
    const answer = start(call, givingUp?.signal)
    return await (givingUp ? Promise.race([answer, givingUp.promise]) : answer)
  } catch (thrown) {
    const { operation } = options
    if (givingUp?.signal.aborted) throw givenUp(givingUp.signal, operation)
    throw await readVods(thrown, operation)
  } finally {
    givingUp?.stop()
  }
}

async function start<T>(call: VodCall<T>, signal: AbortSignal | undefined): Promise<Awaited<T>> {
  if (typeof call !== 'function') return await call
  signal?.throwIfAborted()
  return await call({ signal: signal ?? new AbortController().signal })
}

function givenUp({ reason }: AbortSignal, operation: string | undefined): VodError {
  const failure = read(reason, 'name') === 'TimeoutError' ? 'UpstreamTimeout' : 'UpstreamAborted'
  const message = readString(reason, 'message') ?? 'The call was given up on'
  return new VodError({ failure, message, operation, cause: reason })
}

async function readVods(thrown: unknown, operation: string | undefined): Promise<VodError> {
  if (VodError.isGenuine(thrown)) return thrown
  const facts = await readFacts(thrown, { hosts: VOD_HOSTS, isVods: true })
  return new VodError({ ...facts, operation, cause: thrown })
}
