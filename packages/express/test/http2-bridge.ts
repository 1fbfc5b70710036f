import { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { Express } from 'express'

/** Lets an app run on `node:http2`, as bridges of other people's do: what Express adds to HTTP/1 is added to HTTP/2. */
export function bridgeToHttp2(app: Express): Express {
  rebase(app.request, Http2ServerRequest.prototype)
  rebase(app.response, Http2ServerResponse.prototype)
  return app
}

function rebase(own: object, base: object): void {
  const additions = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(own))
  Object.setPrototypeOf(own, Object.create(base, additions))
}
