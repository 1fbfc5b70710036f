import { Stream } from 'node:stream'
import { isObject, read } from '../read-unknown.ts'
import type { ErrorResponse } from '../response/error-response.ts'

/** What is used of Koa's context. */
export interface BodyContext {
  readonly res: object
  readonly body?: unknown
  onerror: (failure: Error) => void
}

/** Responds to a failure of the body, when the middleware is done and Koa sends nothing more. */
export interface LateResponder {
  /** `undefined` leaves the failure to Koa. */
  readonly respond: (failure: unknown) => ErrorResponse | undefined | Promise<ErrorResponse | undefined>
  readonly send: (response: ErrorResponse) => void
}

/** Whether a failure got our response. */
type IsOurs = (failure: unknown) => boolean | Promise<boolean>

/** What the handler tells the watch of the middleware below it. */
export interface BodyWatch {
  /** It is done, and Koa sends the body next. */
  readonly expectBody: () => void
  /** It threw, and the handler has responded or forwards it. */
  readonly settle: (thrown: unknown, isOurs: boolean) => void
  /** Whether this very failure has got its response. */
  readonly hasSettled: (failure: unknown) => boolean
}

const watched = new WeakSet<object>()

/** A mock of the context, and the second of two handlers. */
const IDLE: BodyWatch = { expectBody: () => {}, settle: () => {}, hasSettled: () => false }

/**
 * Watches what Koa does when a streamed body fails: it calls `ctx.onerror`, and Koa 3 first destroys the response. Both calls
 * are intercepted; the body itself is never touched. Of several handlers the outermost watches.
 */
export function watchBody(ctx: BodyContext, { respond, send }: LateResponder): BodyWatch {
  if (watched.has(ctx) || typeof ctx.onerror !== 'function') return IDLE
  watched.add(ctx)
  const toKoa = ctx.onerror.bind(ctx)
  // The last failure, and whether it got our response: Koa hears of the same one twice.
  let last: { failure: unknown; isOurs: boolean | Promise<boolean> } | undefined

  /** Once the response is ours, what else goes wrong with it is an echo. */
  function isOurs(failure: unknown): boolean | Promise<boolean> {
    if (last === undefined || (last.isOurs === false && last.failure !== failure)) {
      const response = respond(failure)
      last = { failure, isOurs: response instanceof Promise ? response.then(sendAny) : sendAny(response) }
    }
    return last.isOurs
  }

  function sendAny(response: ErrorResponse | undefined): boolean {
    if (response) send(response)
    return response !== undefined
  }

  ctx.onerror = (failure) => {
    // Koa also calls it without a failure, when the response is sent.
    if (failure !== null && failure !== undefined) unless(isOurs(failure), () => toKoa(failure))
  }
  return {
    expectBody: () => {
      if (!isStreamed(ctx.body)) return
      // It may have failed before it became the body: nobody tells Koa 2.
      const failure = read(ctx.body, 'errored')
      if (failure) isOurs(failure)
      interceptDestroy(ctx.res, isOurs)
    },
    settle: (failure, isOurs) => {
      last = { failure, isOurs }
    },
    hasSettled: (failure) => last !== undefined && last.failure === failure && last.isOurs !== false,
  }
}

function unless(isOurs: boolean | Promise<boolean>, act: () => void): void {
  if (isOurs instanceof Promise) isOurs.then((isOurs) => unless(isOurs, act))
  else if (!isOurs) act()
}

/** The response of HTTP/2 has no `destroy`, and Koa 3 leaves it intact. */
function interceptDestroy(response: object, isOurs: IsOurs): void {
  const destroy = read(response, 'destroy')
  if (typeof destroy !== 'function') return
  Reflect.set(response, 'destroy', (failure: unknown) => {
    const act = () => Reflect.apply(destroy, response, [failure])
    if (failure) unless(isOurs(failure), act)
    else act()
    return response
  })
}

/** Whether Koa may send the body as a stream. */
function isStreamed(body: unknown): boolean {
  if (!isObject(body)) return false
  const isOfWeb = [ReadableStream, Blob, Response].some((kind) => body instanceof kind)
  return isOfWeb || body instanceof Stream || typeof read(body, 'pipe') === 'function'
}
