import { VOD_CALL } from '../normalize/attribution.ts'
import { readFacts } from '../normalize/normalize.ts'
import { read, readString } from '../read-unknown.ts'
import { type CallRecord, publishCall } from '../report/channels.ts'
import { redact } from '../vod-error/redact/redact.ts'
import { VodError, type VodErrorJson } from '../vod-error/vod-error.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import { CallAborted, type Deadline, startDeadline } from './deadline.ts'

/** Options of `vodCall`. */
export interface VodCallOptions {
  /** The timeout in milliseconds, 1 to 2,147,483,647. None by default, and the SDKs have none either. */
  readonly timeout?: number | undefined
  /** Aborts the call when it fires, for example because the browser left. */
  readonly signal?: AbortSignal | undefined
  /** The name of the call, for logs and metrics. */
  readonly operation?: string | undefined
}

/** The argument of a call: a signal that fires when the call is aborted or times out, for clients that can abort. */
export interface VodCallContext {
  readonly signal: AbortSignal
}

/** A running call, or a function that starts it. */
export type VodCall<T> = PromiseLike<T> | ((context: VodCallContext) => T | PromiseLike<T>)

/**
 * Runs a call as `vodCall` does, without checking its options.
 *
 * @param shouldPublish asked when the call is finished
 */
// Async, so that the stack of the VodError includes the code that awaits the call.
export async function runCall<T>(
  call: VodCall<T>,
  options: VodCallOptions,
  shouldPublish = () => true,
): Promise<Awaited<T>> {
  const { timeout, signal, operation } = options
  const deadline = startDeadline({ timeout, signal })
  const startedAt = performance.now()
  const callFacts = (): CallFacts => ({ operation, duration: millisecondsSince(startedAt) })
  let error: VodError | undefined
  try {
    const result = await withDeadline(start(call, deadline), deadline)
    if (!(result instanceof CallAborted)) return result
    error = abortedError(result, callFacts())
  } catch (thrown) {
    // The deadline also applies to reading the body of a thrown response.
    const facts = await withDeadline(readFacts(thrown, VOD_CALL), deadline)
    error =
      facts instanceof CallAborted
        ? abortedError(facts, callFacts())
        : failedError(thrown, facts, callFacts())
  } finally {
    deadline?.stop()
    if (shouldPublish()) publishCall(() => recordCall(operation, startedAt, error))
  }
  throw error
}

function start<T>(call: VodCall<T>, deadline: Deadline | undefined): T | PromiseLike<T | CallAborted> {
  if (typeof call !== 'function') return call
  return deadline?.signal.aborted
    ? deadline.promise
    : call({ signal: deadline?.signal ?? new AbortController().signal })
}

function withDeadline<T>(result: T, deadline: Deadline | undefined): T | Promise<Awaited<T> | CallAborted> {
  return deadline ? Promise.race([deadline.promise, result]) : result
}

/** What the call adds to the facts. */
type CallFacts = Pick<VodErrorInit, 'operation' | 'duration'>

function recordCall(
  operation: string | undefined,
  startedAt: number,
  error: VodError | undefined,
): CallRecord {
  const { code, fault, requestId, upstreamStatus }: Partial<VodErrorJson> = error
    ? VodError.jsonOf(error)
    : {}
  const startTime = performance.timeOrigin + startedAt
  return {
    operation: operation === undefined ? undefined : redact(operation),
    startTime,
    duration: millisecondsSince(startedAt),
    code,
    fault,
    requestId,
    upstreamStatus,
  }
}

function millisecondsSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt)
}

function abortedError({ reason }: CallAborted, callFacts: CallFacts): VodError {
  const syntheticCode = read(reason, 'name') === 'TimeoutError' ? 'UpstreamTimeout' : 'UpstreamAborted'
  const message = readString(reason, 'message') ?? 'The call was aborted'
  return new VodError({ syntheticCode, message, ...callFacts, cause: reason })
}

/** Returns a VodError as it is unless the call adds its missing name. In nested calls, the innermost name wins. */
function failedError(thrown: unknown, facts: VodErrorInit = {}, callFacts: CallFacts): VodError {
  const isNamed = callFacts.operation === undefined || facts.operation !== undefined
  if (isNamed && VodError.isGenuine(thrown)) return thrown
  return new VodError({
    ...facts,
    duration: facts.duration ?? callFacts.duration,
    operation: facts.operation ?? callFacts.operation,
    cause: thrown,
  })
}
