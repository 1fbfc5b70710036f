import { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { Express } from 'express'

/** Makes an app run on `node:http2`: adds what Express adds to HTTP/1 requests and responses to those of HTTP/2. */
export function bridgeToHttp2(app: Express): Express {
  rebase(app.request, Http2ServerRequest.prototype)
  rebase(app.response, Http2ServerResponse.prototype)
  return app
}

function rebase(own: object, base: object): void {
  const additions = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(own))
  Object.setPrototypeOf(own, Object.create(base, additions))
}
