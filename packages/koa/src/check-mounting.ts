import { printOnStderr, read } from '@vod-errors/core'
import type { Context } from 'koa'

/**
 * Says what is wrong with the way the handler is mounted, as far as its first request shows it.
 *
 * @throws {TypeError} in an Express app.
 */
export function checkMounting(ctx: Context, { next, handler }: { next: unknown; handler: unknown }): void {
  if (typeof next !== 'function') {
    throw new TypeError('Expected a Koa app: in Express, import vodErrorHandler from @vod-errors/express')
  }
  const middleware = read(ctx.app, 'middleware')
  if (Array.isArray(middleware) && middleware.length > 1 && middleware.at(-1) === handler) {
    printOnStderr('[vod-errors] vodErrorHandler() is the last middleware and sees no errors: mount it first')
  }
}
