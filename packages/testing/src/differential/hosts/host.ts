import type { ErrorRequestHandler, default as express } from 'express'
import type Koa from 'koa'

/** Express under its majors, and the handler to compare with. A spec's host file exports one as `hosts`. */
export interface ExpressHosts {
  readonly family: 'express'
  readonly frameworks: Readonly<Record<string, typeof express>>
  readonly vodErrorHandler: () => ErrorRequestHandler
}

/** Koa under its majors, and the handler to compare with. A spec's host file exports one as `hosts`. */
export interface KoaHosts {
  readonly family: 'koa'
  readonly frameworks: Readonly<Record<string, typeof Koa>>
  readonly vodErrorHandler: () => Koa.Middleware
}

/** What a spec compares. */
export type Hosts = ExpressHosts | KoaHosts

/** Ends the name of a host that is driven over HTTP/2. */
export const ON_HTTP2 = ' on HTTP/2'
