import { Stream } from 'node:stream'
import { isObject, read } from '../read-unknown.ts'
import type { ErrorResponse } from '../response/error-response.ts'

/** The parts of Koa's context that are used. */
export interface BodyContext {
  readonly res: object
  readonly body?: unknown
  onerror: (failure: Error) => void
}

/** Responds to a failure of the body after the middleware is done. */
export interface LateResponder {
  /** `undefined` forwards the failure to Koa. */
  readonly respond: (failure: unknown) => ErrorResponse | undefined | Promise<ErrorResponse | undefined>
  readonly send: (response: ErrorResponse) => void
}

/** Whether a failure got a response of the handler. */
type Handle = (failure: unknown) => boolean | Promise<boolean>

/** The handler reports the progress of the middleware below it here. */
export interface BodyWatch {
  /** The middleware is done, and Koa sends the body next. */
  readonly expectBody: () => void
  /** The middleware threw, and the handler has responded to the error or forwards it. */
  readonly settle: (thrown: unknown, isHandled: boolean) => void
  /** Whether this failure already got a response. */
  readonly hasSettled: (failure: unknown) => boolean
}

const watched = new WeakSet<object>()

/** For mocks of the context, and for all but the outermost handler. */
const IDLE: BodyWatch = { expectBody: () => {}, settle: () => {}, hasSettled: () => false }

/**
 * Responds when a streamed body fails. Koa then calls `ctx.onerror`, and Koa 3 first destroys the response: both calls are
 * intercepted. The body itself is never touched. With several handlers, only the outermost one watches.
 */
export function watchBody(ctx: BodyContext, { respond, send }: LateResponder): BodyWatch {
  if (watched.has(ctx) || typeof ctx.onerror !== 'function') return IDLE
  watched.add(ctx)
  const { onerror: koaOnError } = ctx
  // The last failure, because Koa reports the same one twice.
  let last: { failure: unknown; isHandled: boolean | Promise<boolean> } | undefined

  /** After a handled failure, further failures are only consequences of it. */
  function handle(failure: unknown): boolean | Promise<boolean> {
    if (last === undefined || (last.isHandled === false && last.failure !== failure)) {
      const response = respond(failure)
      last = {
        failure,
        isHandled: response instanceof Promise ? response.then(sendIfAny) : sendIfAny(response),
      }
    }
    return last.isHandled
  }

  function sendIfAny(response: ErrorResponse | undefined): boolean {
    if (response) send(response)
    return response !== undefined
  }

  ctx.onerror = function onerror(failure) {
    // Koa also calls it without a failure, after the response is sent.
    if (failure === null || failure === undefined) return
    // With the caller's `this`: unbound, Koa's throws.
    unless(handle(failure), () => Reflect.apply(koaOnError, this, [failure]))
  }
  return {
    expectBody: () => {
      if (!isStreamed(ctx.body)) return
      // Koa 2 does not notice a stream that failed before it became the body.
      const failure = read(ctx.body, 'errored')
      if (failure) handle(failure)
      interceptDestroy(ctx.res, handle)
    },
    settle: (failure, isHandled) => {
      last = { failure, isHandled }
    },
    hasSettled: (failure) => last !== undefined && last.failure === failure && last.isHandled !== false,
  }
}

function unless(isHandled: boolean | Promise<boolean>, act: () => void): void {
  if (isHandled instanceof Promise) isHandled.then((isHandled) => unless(isHandled, act))
  else if (!isHandled) act()
}

/** Does nothing in HTTP/2: its response has no `destroy`, and Koa 3 does not destroy it. */
function interceptDestroy(response: object, handle: Handle): void {
  const destroy = read(response, 'destroy')
  if (typeof destroy !== 'function') return
  Reflect.set(response, 'destroy', (failure: unknown) => {
    const act = () => Reflect.apply(destroy, response, [failure])
    if (failure) unless(handle(failure), act)
    else act()
    return response
  })
}

/** Whether Koa can send the body as a stream. */
function isStreamed(body: unknown): boolean {
  if (!isObject(body)) return false
  const isWebBody = [ReadableStream, Blob, Response].some((kind) => body instanceof kind)
  return isWebBody || body instanceof Stream || typeof read(body, 'pipe') === 'function'
}
