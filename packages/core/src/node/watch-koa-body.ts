import { EventEmitter } from 'node:events'
import { Stream } from 'node:stream'
import { causeChain } from '../normalize/cause-chain.ts'
import { isObject, isPromise, read } from '../read-unknown.ts'
import type { ErrorResponse } from '../response/error-response.ts'
import type { IsStale } from '../response/stale-headers.ts'
import type { CanForward } from './forwarding.ts'
import type { NodeRequest, NodeResponse } from './node-exchange.ts'
import { sendResponse } from './send-response.ts'

const WATCH = Symbol('vod-errors.watch')

/** The parts of Koa's context that are used. */
export interface BodyContext {
  readonly req: NodeRequest
  readonly res: NodeResponse
  readonly body?: unknown
  readonly response?: { readonly body?: unknown }
  onerror: OnError
  /** Set by the outermost handler. */
  [WATCH]?: true
}

/** An app can have its own, which may be async and take more. */
type OnError = (failure: Error) => unknown

/** Responds to a failure of the body. */
interface BodyResponder<Context> {
  /** `undefined` forwards the failure to Koa. */
  readonly respond: (
    failure: unknown,
    ctx: Context,
    canForward: CanForward<Context>,
  ) => ErrorResponse | undefined | Promise<ErrorResponse | undefined>
  readonly isStale: IsStale
}

/** Whether a failure got a response of the handler. */
type Handled = boolean | Promise<boolean>

/**
 * Responds when a streamed body fails. Koa then calls `ctx.onerror`, and Koa 3 first destroys the response: both calls are
 * intercepted. The body itself is never touched. With several handlers, only the outermost one watches.
 *
 * @returns `undefined` for mocks of the context, for one that cannot be changed, and for all but the outermost handler.
 */
export function watchBody<Context extends BodyContext>(
  ctx: Context,
  responder: BodyResponder<Context>,
  canForward: CanForward<Context>,
): BodyWatch<Context> | undefined {
  const { onerror } = ctx
  if (WATCH in ctx || typeof onerror !== 'function') return undefined
  const watch = new BodyWatch(ctx, responder, canForward)
  try {
    ctx.onerror = interceptorOf(onerror, (failure) => watch.handle(failure))
    ctx[WATCH] = true
    return watch
  } catch {
    return undefined
  }
}

/**
 * A closure, because Koa's documentation passes `ctx.onerror` to a stream as a listener, without its context. It is returned,
 * not assigned where it is written: V8 would create it in the old generation, where it would keep the whole request.
 */
function interceptorOf(koaOnError: OnError, handle: (failure: unknown) => Handled): OnError {
  return function onerror(this: unknown, ...args) {
    // With the caller's `this`: unbound, Koa's throws.
    const act = () => Reflect.apply(koaOnError, this, args)
    // Koa also calls it without a failure, after the response is sent.
    const [failure] = args
    return failure === null || failure === undefined ? act() : unless(handle(failure), act)
  }
}

/**
 * The handler reports the progress of the middleware below it here. Keeps no error that the middleware threw: one that is
 * kept until the response is over survives the young generation, which is expensive if the error is large.
 */
export class BodyWatch<Context extends BodyContext> {
  readonly #ctx: Context
  readonly #responder: BodyResponder<Context>
  readonly #canForward: CanForward<Context>
  /** The failure of the body that got a response, because the middleware can throw it, too. */
  #failure: unknown
  #isHandled: Handled = false
  /** True while the app's listeners run. If one destroys the response, nobody responds to that. */
  #isResponding = false
  /** The failure of the body that the failed middleware had set. */
  #failureOfAbandoned: unknown

  constructor(ctx: Context, responder: BodyResponder<Context>, canForward: CanForward<Context>) {
    this.#ctx = ctx
    this.#responder = responder
    this.#canForward = canForward
  }

  /** The middleware is done, and Koa sends the body next. */
  expectBody(): void {
    const { res, response = this.#ctx } = this.#ctx
    // Koa's `ctx.body` only passes this on, and slowly.
    const { body } = response
    if (!isStreamed(body)) return
    // Koa 2 does not notice a stream that failed before it became the body.
    const failure = read(body, 'errored')
    if (failure) this.handle(failure)
    interceptDestroy(res, (failure) => this.handle(failure))
  }

  /** The middleware threw, and the handler sets the response next. */
  settle(): void {
    this.#isHandled = true
    const { response = this.#ctx } = this.#ctx
    const { body } = response
    if (!(body instanceof EventEmitter)) return
    // Runs before Koa's listener, which calls `onerror`.
    body.prependOnceListener('error', (failure) => {
      this.#failureOfAbandoned = failure
    })
  }

  /** Whether this failure of the body already got a response. */
  hasSettled(failure: unknown): boolean {
    return this.#isHandled !== false && causeChain(failure).includes(this.#failure)
  }

  /**
   * Responds to a failure, unless it is for Koa. After a handled failure, further failures are only consequences of it,
   * except for those of middleware above.
   */
  handle(failure: unknown): Handled {
    if (this.#isResponding) return false
    if (this.#isHandled !== false && !this.#isOfMiddlewareAbove(failure)) return this.#isHandled
    this.#failure = failure
    const isForKoa = hasBrowserLeft(this.#ctx, failure) && this.#canForward(failure, this.#ctx)
    const response = isForKoa ? undefined : this.#respond(failure)
    this.#isHandled = isPromise(response)
      ? response.then((response) => this.#send(response))
      : this.#send(response)
    return this.#isHandled
  }

  #respond(failure: unknown): ReturnType<BodyResponder<Context>['respond']> {
    this.#isResponding = true
    const response = this.#responder.respond(failure, this.#ctx, this.#canForward)
    this.#isResponding = false
    return response
  }

  /** Until the response that the handler has set is sent, the middleware above can fail. */
  #isOfMiddlewareAbove(failure: unknown): boolean {
    return this.#isHandled === true && !this.#ctx.res.headersSent && failure !== this.#failureOfAbandoned
  }

  #send(response: ErrorResponse | undefined): boolean {
    this.#isHandled = response !== undefined
    if (response) sendResponse(this.#ctx, response, this.#responder.isStale)
    else this.#failure = undefined
    return this.#isHandled
  }
}

/** Whether the body failed because the browser left, not because the app destroyed the response with that error. */
function hasBrowserLeft({ req, res }: BodyContext, failure: unknown): boolean {
  // In HTTP/2, the stream has `errored`, not the response.
  return req.socket?.destroyed === true && failure !== (res.errored ?? res.stream?.errored)
}

function unless(isHandled: Handled, act: () => unknown): unknown {
  if (isPromise(isHandled)) return isHandled.then((isHandled) => unless(isHandled, act))
  return isHandled ? undefined : act()
}

/** Mocks lack `destroy`, and so does the HTTP/2 response of older versions of Node, which Koa 3 does not destroy. */
function interceptDestroy(response: object, handle: (failure: unknown) => Handled): void {
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
  if (body instanceof Stream || typeof read(body, 'pipe') === 'function') return true
  // Under jsdom and some flags of node, they are missing.
  const types = [globalThis.ReadableStream, globalThis.Blob, globalThis.Response]
  return types.some((type) => type && body instanceof type)
}
