import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { format } from 'node:util'
import type { VodErrorHandlerOptions } from '@vod-errors/core'
import supertest from 'supertest'
import { listenOnLoopback, stop } from '../loopback.ts'

/** What a route does in its framework's own way. */
interface OwnWay {
  /** Sends text or a stream: `res.send(text)`, `stream.pipe(res)` with `next` for its errors; `ctx.body = …`. */
  readonly send: (body: string | Readable) => void
  /** `req.session`, `ctx.session`, where the middleware for sessions is mounted. */
  readonly session: () => object
}

/** What the app's route does: it may write on the response, and it throws or rejects. */
export type Route = (req: IncomingMessage, res: ServerResponse, way: OwnWay) => unknown

/** The middleware of other people's that an app may be made with, each the one that is usual in its framework. */
export type MiddlewareName = 'compression' | 'session' | 'bodyParser'

/** What a host builds an app from. */
export interface AppParts {
  /** Answers every method at `/route`, and below a router of its own at `/nested/route`. */
  readonly route: Route
  readonly options: VodErrorHandlerOptions | undefined
  /** How many times the handler is mounted. */
  readonly handlers: number
  /** How many times it is mounted on the router too. */
  readonly routerHandlers: number
  /**
   * What is mounted beside it: compression of every size, a session whose cookie is set anew by each answer, a parser of
   * JSON of at most 1 KiB.
   */
  readonly middleware: MiddlewareName | undefined
  /**
   * The app's own error handling, outside ours: is given what was handed on, and answers 418. Left out, the framework
   * answers by itself. Where it throws, so does the app's error handler.
   */
  readonly handedOn: ((thrown: unknown) => void) | undefined
}

/** Makes an app of one framework major, with the adapter's handler mounted the documented way. */
export type MakeApp = (parts: AppParts) => RequestListener

/** What a test of the contract stands on. */
export interface Stage {
  /** Starts an app; it is stopped after the test. */
  readonly serve: (route: Route, parts?: Partial<AppParts>) => Promise<Server>
  /** Makes an app without starting it. */
  readonly make: (route: Route, parts?: Partial<AppParts>) => RequestListener
  /** Starts an app whose route rejects with the value. */
  readonly serveThrowing: (thrown: unknown, options?: VodErrorHandlerOptions) => Promise<Server>
  /** The answer of such an app to a GET of `/route?q=1`. */
  readonly get: (
    thrown: unknown,
    options: VodErrorHandlerOptions,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<supertest.Response>
  /** The lines printed on stderr in this test. */
  readonly stderr: () => readonly string[]
  /** What was handed on to the app's own error handling in this test. */
  readonly handedOn: () => readonly unknown[]
}

/** Sets a stage up for the tests of the describe block that calls it. */
export function useStage(makeApp: MakeApp): Stage {
  const servers: Server[] = []
  const handedOn: unknown[] = []
  const stderr: string[] = []
  beforeEach(() => {
    handedOn.length = 0
    stderr.length = 0
    jest.spyOn(console, 'error').mockImplementation((...args) => stderr.push(format(...args)))
  })
  afterEach(async () => {
    await Promise.all(servers.splice(0).map(stop))
    jest.restoreAllMocks()
  })

  const make = (route: Route, parts: Partial<AppParts> = {}): RequestListener =>
    makeApp({
      route,
      options: undefined,
      handlers: 1,
      routerHandlers: 0,
      middleware: undefined,
      handedOn: (thrown: unknown) => handedOn.push(thrown),
      ...parts,
    })
  async function serve(route: Route, parts?: Partial<AppParts>): Promise<Server> {
    const server = await listenOnLoopback(make(route, parts))
    servers.push(server)
    return server
  }
  const serveThrowing = (thrown: unknown, options?: VodErrorHandlerOptions) =>
    serve(() => Promise.reject(thrown), { options })
  async function get(thrown: unknown, options: VodErrorHandlerOptions, headers: Record<string, string> = {}) {
    return await supertest(await serveThrowing(thrown, options))
      .get('/route?q=1')
      .set(headers)
  }
  return { serve, make, serveThrowing, get, stderr: () => stderr, handedOn: () => handedOn }
}
