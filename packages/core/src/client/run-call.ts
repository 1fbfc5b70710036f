import { VOD_CALL } from '../normalize/attribution.ts'
import { readFacts } from '../normalize/normalize.ts'
import { read, readString } from '../read-unknown.ts'
import { type CallRecord, hasCallListener, publishCall } from '../report/channels.ts'
import { redact } from '../vod-error/redact/redact.ts'
import { VodError, type VodErrorInit, type VodErrorJson } from '../vod-error/vod-error.ts'
import { type Deadline, Interruption, startDeadline } from './deadline.ts'

/** How a call is run. */
export interface VodCallOptions {
  /** The deadline of the call, in milliseconds: 1 to 2,147,483,647. None by default; the SDKs have none either. */
  readonly timeout?: number | undefined
  /** Aborts the call when it fires, as when the browser leaves. */
  readonly signal?: AbortSignal | undefined
  /** The name of the call, for logs. */
  readonly operation?: string | undefined
}

/** What a call is passed: a signal that fires when it is aborted or too late, for clients that can stop. */
export interface VodCallContext {
  readonly signal: AbortSignal
}

/** A call under way, or a function that makes it. */
export type VodCall<T> = PromiseLike<T> | ((context: VodCallContext) => T | PromiseLike<T>)

/** Runs a call whose options have been checked: see `vodCall`. */
// An async function, so that the stack of an error made after the await leads on into the code that awaits the call.
export async function runCall<T>(call: VodCall<T>, options: VodCallOptions): Promise<Awaited<T>> {
  const { timeout, signal, operation } = options
  const isBounded = timeout !== undefined || signal !== undefined
  const deadline = isBounded ? startDeadline({ timeout, signal }) : undefined
  const began = performance.now()
  const label = (): Label => ({ operation, duration: millisecondsSince(began) })
  let error: VodError | undefined
  try {
    const result = await inTime(start(call, deadline), deadline)
    if (!(result instanceof Interruption)) return result
    error = interrupted(result, label())
  } catch (thrown) {
    // The deadline also holds for reading the body of a thrown response.
    const facts = await inTime(readFacts(thrown, VOD_CALL), deadline)
    error = facts instanceof Interruption ? interrupted(facts, label()) : failed(thrown, facts, label())
  } finally {
    deadline?.stop()
    if (hasCallListener()) publishCall(recordCall(operation, began, error))
  }
  throw error
}

function start<T>(call: VodCall<T>, deadline: Deadline | undefined): T | PromiseLike<T | Interruption> {
  if (typeof call !== 'function') return call
  return deadline?.isOver ? deadline.promise : call(contextOf(deadline))
}

/** The signal is made when it is first read: most clients cannot stop. */
function contextOf(deadline: Deadline | undefined): VodCallContext {
  return {
    get signal() {
      return deadline?.signal ?? new AbortController().signal
    },
  }
}

function inTime<T>(result: T, deadline: Deadline | undefined): T | Promise<Awaited<T> | Interruption> {
  return deadline ? Promise.race([deadline.promise, result]) : result
}

/** What the call site adds to the facts. */
type Label = Pick<VodErrorInit, 'operation' | 'duration'>

function recordCall(operation: string | undefined, began: number, error: VodError | undefined): CallRecord {
  const { code, fault, requestId, upstreamStatus }: Partial<VodErrorJson> = error
    ? VodError.jsonOf(error)
    : {}
  const startTime = performance.timeOrigin + began
  return {
    operation: operation === undefined ? undefined : redact(operation),
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

function interrupted({ reason }: Interruption, label: Label): VodError {
  const syntheticCode = read(reason, 'name') === 'TimeoutError' ? 'UpstreamTimeout' : 'UpstreamAborted'
  const message = readString(reason, 'message') ?? 'The call was aborted'
  return new VodError({ syntheticCode, message, ...label, cause: reason })
}

/** A VodError stays the same, unless it lacks the name of the call: the call nearest to VOD names it. */
function failed(thrown: unknown, facts: VodErrorInit = {}, label: Label): VodError {
  const isNamed = label.operation === undefined || facts.operation !== undefined
  if (isNamed && VodError.isGenuine(thrown)) return thrown
  return new VodError({
    ...facts,
    duration: facts.duration ?? label.duration,
    operation: facts.operation ?? label.operation,
    cause: thrown,
  })
}
