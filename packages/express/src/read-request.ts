import { type IncomingRequest, readResponseState, readString } from '@vod-errors/core/host'
import type { Request, Response } from 'express'

/** What Express passes to an error handler. */
export interface Exchange {
  readonly req: Request
  readonly res: Response
}

/** Reads the incoming request. The app's tests can pass mocks, which can lack any property. */
export function readRequest({ req, res }: Exchange, thrown: unknown): IncomingRequest {
  return {
    method: req.method ?? '',
    url: req.originalUrl ?? req.url ?? '',
    headers: req.headers ?? {},
    state: res.locals ?? {},
    ownRequestId: 'id' in req ? req.id : undefined,
    route: readString(req.route, 'path'),
    responseState: readResponseState(res, thrown),
  }
}
