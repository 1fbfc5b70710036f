import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { format } from 'node:util'
import type { VodErrorHandlerOptions } from '@vod-errors/core'
import supertest from 'supertest'
import { useServers } from '../use-servers.ts'

/** What a route does the way its framework does it. */
interface RouteHelpers {
  /** Sends text or a stream: `res.send(text)`, `stream.pipe(res)` with its errors to `next`; `ctx.body = …`. */
  readonly send: (body: string | Readable) => void
  /** `req.session` or `ctx.session`, if the session middleware is mounted. */
  readonly session: () => object
}

/** The app's route: may write to the response, and throws or rejects. */
export type Route = (req: IncomingMessage, res: ServerResponse, helpers: RouteHelpers) => unknown

/** Third-party middleware. The adapter's test mounts the usual package of its framework. */
export type MiddlewareName = 'compression' | 'session' | 'bodyParser'

/** What an adapter's test builds an app from. */
export interface AppParts {
  /** Runs for every method, at `/route` on the app and at `/nested/route` on a router. */
  readonly route: Route
  readonly options: VodErrorHandlerOptions | undefined
  /** How many times the handler is mounted on the app. */
  readonly handlers: number
  /** How many times it is mounted on the router as well. */
  readonly routerHandlers: number
  /**
   * Middleware beside the handler: compression of any size, a session with a rolling cookie, or a parser of JSON up to
   * 1 KiB.
   */
  readonly middleware: MiddlewareName | undefined
  /**
   * The app's own error handler, outside ours: receives each forwarded error, and responds with 418. If it throws, so
   * does the app's error handler. Undefined: the framework responds by itself.
   */
  readonly onForwarded: ((thrown: unknown) => void) | undefined
}

/** Makes an app of one framework version, with the adapter's handler mounted as documented. */
export type MakeApp = (parts: AppParts) => RequestListener

/** What the tests of the contract share. */
export interface Harness {
  /** Starts an app, and stops it after the test. */
  readonly serve: (route: Route, parts?: Partial<AppParts>) => Promise<Server>
  /** Makes an app without starting it. */
  readonly makeApp: (route: Route, parts?: Partial<AppParts>) => RequestListener
  /** Starts an app whose route rejects with the value. */
  readonly serveThrowing: (thrown: unknown, options?: VodErrorHandlerOptions) => Promise<Server>
  /** Sends `GET /route?q=1` to such an app. */
  readonly get: (
    thrown: unknown,
    options: VodErrorHandlerOptions,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<supertest.Response>
  /** The lines this test has printed to stderr. */
  readonly stderr: () => readonly string[]
  /** Only the lines that this package printed: Koa prints errors, too. */
  readonly ownStderr: () => readonly string[]
  /** The errors this test has forwarded to the app's own error handler. */
  readonly forwarded: () => readonly unknown[]
}

/** Sets up the tests of the current describe block. */
export function useHarness(make: MakeApp): Harness {
  const start = useServers()
  const forwarded: unknown[] = []
  const stderr: string[] = []
  beforeEach(() => {
    forwarded.length = 0
    stderr.length = 0
    jest.spyOn(console, 'error').mockImplementation((...args) => stderr.push(format(...args)))
  })
  afterEach(() => jest.restoreAllMocks())

  const makeApp = (route: Route, parts: Partial<AppParts> = {}): RequestListener =>
    make({
      route,
      options: undefined,
      handlers: 1,
      routerHandlers: 0,
      middleware: undefined,
      onForwarded: (thrown: unknown) => forwarded.push(thrown),
      ...parts,
    })
  const serve = (route: Route, parts?: Partial<AppParts>) => start(makeApp(route, parts))
  const serveThrowing = (thrown: unknown, options?: VodErrorHandlerOptions) =>
    serve(() => Promise.reject(thrown), { options })
  async function get(thrown: unknown, options: VodErrorHandlerOptions, headers: Record<string, string> = {}) {
    return await supertest(await serveThrowing(thrown, options))
      .get('/route?q=1')
      .set(headers)
  }
  return {
    ...{ serve, makeApp, serveThrowing, get },
    stderr: () => stderr,
    ownStderr: () => stderr.filter((line) => line.startsWith('[vod-errors]')),
    forwarded: () => forwarded,
  }
}
