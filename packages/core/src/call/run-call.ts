import type { VodFacts } from '../error/classify.ts'
import { safeText } from '../error/safe-text.ts'
import { VodError, type VodErrorJson } from '../error/vod-error.ts'
import { read, readString } from '../probe.ts'
import { VOD_HOSTS } from '../recognise/hosts.ts'
import { readFacts } from '../recognise/read-vod-error.ts'
import { type CallRecord, isCallHeard, publishCall } from '../report/channels.ts'
import { GivenUp, type GivingUp, giveUpWhen } from './giving-up.ts'

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

const VODS = { hosts: VOD_HOSTS, isVods: true }

/** Runs a call with options that have been checked: see `vodCall`. */
// An async function, so that the stack of an error made after the await goes on into the code that awaits the call.
export async function runCall<T>(call: VodCall<T>, options: VodCallOptions): Promise<Awaited<T>> {
  const { timeout, signal, operation } = options
  const isBounded = timeout !== undefined || signal !== undefined
  const givingUp = isBounded ? giveUpWhen({ timeout, signal }) : undefined
  const began = performance.now()
  let error: VodError | undefined
  try {
    const answer = await inTime(start(call, givingUp), givingUp)
    if (!(answer instanceof GivenUp)) return answer
    error = givenUp(answer, { operation, duration: millisecondsSince(began) })
  } catch (thrown) {
    // The body of an answer that was thrown is read in the same time.
    const facts = await inTime(readFacts(thrown, VODS), givingUp)
    const label = { operation, duration: millisecondsSince(began) }
    error = facts instanceof GivenUp ? givenUp(facts, label) : failed({ thrown, facts }, label)
  } finally {
    givingUp?.stop()
    if (isCallHeard()) publishCall(recordCall(operation, began, error))
  }
  throw error
}

function start<T>(call: VodCall<T>, givingUp: GivingUp | undefined): T | PromiseLike<T | GivenUp> {
  if (typeof call !== 'function') return call
  return givingUp?.isOver ? givingUp.promise : call(contextOf(givingUp))
}

/** A signal is made when it is first asked for: most clients cannot stop. */
function contextOf(givingUp: GivingUp | undefined): VodCallContext {
  return {
    get signal() {
      return givingUp?.signal ?? new AbortController().signal
    },
  }
}

function inTime<T>(answer: T, givingUp: GivingUp | undefined): T | Promise<Awaited<T> | GivenUp> {
  return givingUp ? Promise.race([givingUp.promise, answer]) : answer
}

/** What the call site adds to the facts. */
type Label = Pick<VodFacts, 'operation' | 'duration'>

function recordCall(operation: string | undefined, began: number, error: VodError | undefined): CallRecord {
  const { code, fault, requestId, upstreamStatus }: Partial<VodErrorJson> = error
    ? VodError.recordOf(error)
    : {}
  const startTime = performance.timeOrigin + began
  const shownOperation = operation === undefined ? undefined : safeText(operation)
  return {
    operation: shownOperation,
    startTime,
    duration: millisecondsSince(began),
    code,
    fault,
    requestId,
    upstreamStatus,
  }
}

function millisecondsSince(began: number): number {
  return Math.round(performance.now() - began)
}

function givenUp({ reason }: GivenUp, label: Label): VodError {
  const failure = read(reason, 'name') === 'TimeoutError' ? 'UpstreamTimeout' : 'UpstreamAborted'
  const message = readString(reason, 'message') ?? 'The call was given up on'
  return new VodError({ failure, message, ...label, cause: reason })
}

interface Failed {
  readonly thrown: unknown
  readonly facts: VodFacts | undefined
}

/** A VodError stays the same, unless it lacks the name of the call: the call nearest to VOD names it. */
function failed({ thrown, facts = {} }: Failed, { operation, duration }: Label): VodError {
  const isNamed = operation === undefined || facts.operation !== undefined
  if (isNamed && VodError.isGenuine(thrown)) return thrown
  return new VodError({
    ...facts,
    duration: facts.duration ?? duration,
    operation: facts.operation ?? operation,
    cause: thrown,
  })
}
