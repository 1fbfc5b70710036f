/** pino-http for Koa. The package ships no types. */
declare module 'koa-pino-logger' {
  import type { Middleware } from 'koa'
  import type pino from 'pino'
  import type { Options } from 'pino-http'
  export default function koaPinoLogger(
    options?: Options,
    stream?: pino.DestinationStream,
  ): Middleware & { readonly logger: pino.Logger }
}
