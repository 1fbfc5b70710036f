import { read } from '../read-unknown.ts'

/** Where `@opentelemetry/api` 1.x registers itself, and the key of the span in a context. */
const API = Symbol.for('opentelemetry.js.api.1')
const SPAN = Symbol.for('OpenTelemetry Context Key SPAN')

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/
/** Version, trace id, span id and flags. Versions after 00 can have more. */
const TRACEPARENT = /^(?!ff|00.{54})[0-9a-f]{2}-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/

/**
 * The id of the current trace: from the active OpenTelemetry span if there is one, else from the request's `traceparent` (W3C
 * Trace Context). Finds the API where it registers itself, so that this package does not depend on it.
 */
export function readTraceId(traceparent: string | undefined): string | undefined {
  return [activeTraceId(), TRACEPARENT.exec(traceparent ?? '')?.[1]].find(isTraceId)
}

function activeTraceId(): unknown {
  try {
    const manager = read(read(globalThis, API), 'context')
    const context = call(manager, 'active')
    return read(call(call(context, 'getValue', SPAN), 'spanContext'), 'traceId')
  } catch {
    return undefined
  }
}

function call(holder: unknown, method: string, ...args: readonly unknown[]): unknown {
  const found = read(holder, method)
  return typeof found === 'function' ? Reflect.apply(found, holder, args) : undefined
}

function isTraceId(value: unknown): value is string {
  return typeof value === 'string' && TRACE_ID.test(value)
}
