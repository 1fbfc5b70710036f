import { Readable } from 'node:stream'
import type { Response } from 'koa'

/** `response.body` as Koa has it, that tells `ctx.onerror` of streams that fail. */
const BODY: PropertyDescriptor & ThisType<Response> = {
  configurable: true,
  enumerable: true,
  get() {
    return Reflect.get(Reflect.getPrototypeOf(this) ?? {}, 'body', this)
  },
  set(body) {
    const listeners = body instanceof Readable ? body.listenerCount('error') : 0
    Reflect.set(Reflect.getPrototypeOf(this) ?? {}, 'body', body, this)
    if (body instanceof Readable && body.listenerCount('error') === listeners)
      body.on('error', (failure) => this.ctx.onerror(failure))
  },
}

/**
 * Makes Koa 3 tell `ctx.onerror` of every stream that was the body of a response and fails, as Koa 2 does. By itself it
 * listens only to what is the body in the end, and only then: a stream that fails earlier ends the process, and one that
 * other middleware has piped on, such as koa-compress, fails unheard and leaves the browser waiting.
 */
export function tellOfFailedBodies(response: Response): void {
  if (!Object.hasOwn(response, 'body')) Object.defineProperty(response, 'body', BODY)
}
