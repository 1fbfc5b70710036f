import type { VodFacts } from '../error/classify.ts'
import { VodError } from '../error/vod-error.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { isObject, isThenable, read, readString } from '../probe.ts'
import { VOD_HOSTS } from '../recognise/hosts.ts'
import { readFacts } from '../recognise/read-vod-error.ts'
import { type CallRecord, isCallHeard, publishCall } from '../report/channels.ts'
import { type GivenUp, giveUpWhen } from './giving-up.ts'

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
  return run(call, options)
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
  return (
    typeof read(signal, 'aborted') === 'boolean' && typeof read(signal, 'addEventListener') === 'function'
  )
}

/** What a call came to. */
type Ending<T> = { readonly answer: Awaited<T> } | Failed | GivenUp

interface Failed {
  readonly thrown: unknown
  readonly facts: VodFacts | undefined
}

// An async function, so that the stack of an error made after the await goes on into the code that awaits the call.
async function run<T>(call: VodCall<T>, options: VodCallOptions): Promise<Awaited<T>> {
  const { timeout, signal, operation } = options
  const isBounded = timeout !== undefined || signal !== undefined
  const givingUp = isBounded ? giveUpWhen({ timeout, signal }) : undefined
  const began = performance.now()
  let error: VodError | undefined
  try {
    const attempt = tryOnce(call, givingUp?.signal)
    const ending = await (givingUp ? Promise.race([attempt, givingUp.promise]) : attempt)
    if ('answer' in ending) return ending.answer
    const label = { operation, duration: millisecondsSince(began) }
    error = 'reason' in ending ? givenUp(ending, label) : failed(ending, label)
    throw error
  } finally {
    givingUp?.stop()
    if (isCallHeard()) publishCall(recordCall(operation, began, error))
  }
}

/** What the call site adds to the facts. */
type Label = Pick<VodFacts, 'operation' | 'duration'>

function recordCall(operation: string | undefined, began: number, error: VodError | undefined): CallRecord {
  const { code, fault, requestId, upstreamStatus } = error ? VodError.recordOf(error) : NO_ERROR
  const startTime = performance.timeOrigin + began
  return { operation, startTime, duration: millisecondsSince(began), code, fault, requestId, upstreamStatus }
}

const NO_ERROR = { code: undefined, fault: undefined, requestId: undefined, upstreamStatus: undefined }

function millisecondsSince(began: number): number {
  return Math.round(performance.now() - began)
}

/** Never rejects. Reads the body of an answer that was thrown, so that this too is over when the call is given up on. */
async function tryOnce<T>(call: VodCall<T>, signal: AbortSignal | undefined): Promise<Ending<T>> {
  try {
    return { answer: await start(call, signal) }
  } catch (thrown) {
    return { thrown, facts: await readFacts(thrown, { hosts: VOD_HOSTS, isVods: true }) }
  }
}

async function start<T>(call: VodCall<T>, signal: AbortSignal | undefined): Promise<Awaited<T>> {
  if (typeof call !== 'function') return await call
  signal?.throwIfAborted()
  return await call({ signal: signal ?? new AbortController().signal })
}

function givenUp({ reason }: GivenUp, label: Label): VodError {
  const failure = read(reason, 'name') === 'TimeoutError' ? 'UpstreamTimeout' : 'UpstreamAborted'
  const message = readString(reason, 'message') ?? 'The call was given up on'
  return new VodError({ failure, message, ...label, cause: reason })
}

/** A VodError stays the same, unless it lacks the name of the call: the call nearest to VOD names it. */
function failed({ thrown, facts }: Failed, { operation, duration }: Label): VodError {
  const isNamed = operation === undefined || facts?.operation !== undefined
  if (isNamed && VodError.isGenuine(thrown)) return thrown
  return new VodError({
    ...facts,
    duration: facts?.duration ?? duration,
    operation: facts?.operation ?? operation,
    cause: thrown,
  })
}
