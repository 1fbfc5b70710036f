import type { RequestHandler } from 'express'

/** For Express 4, which ignores promises: forwards the rejection of an async route. */
export function forwardRejections<Params = Record<string, string>>(
  route: RequestHandler<Params>,
): RequestHandler<Params> {
  return (req, res, next) => Promise.resolve(route(req, res, next)).catch(next)
}
