import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { format } from 'node:util'
import type { VodErrorHandlerOptions } from '@vod-errors/core'
import supertest from 'supertest'
import { listenOnLoopback, stop } from '../loopback.ts'

/** What the app's route does: it may write on the response, and it throws or rejects. */
export type Route = (req: IncomingMessage, res: ServerResponse) => unknown

/** What a host builds an app from. */
export interface AppParts {
  /** Answers every method at `/route`, and below a router of its own at `/nested/route`. */
  readonly route: Route
  readonly options: VodErrorHandlerOptions | undefined
  /** How many times the handler is mounted. */
  readonly handlers: number
  /** The app's own error handling, outside ours: is given what was handed on, and answers 418. */
  readonly handedOn: (thrown: unknown) => void
}

/** Makes an app of one framework major, with the adapter's handler mounted the documented way. */
export type MakeApp = (parts: AppParts) => RequestListener

/** What a test of the contract stands on. */
export interface Stage {
  /** Starts an app; it is stopped after the test. */
  readonly serve: (route: Route, parts?: Partial<AppParts>) => Promise<Server>
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

  async function serve(route: Route, parts: Partial<AppParts> = {}): Promise<Server> {
    const own = {
      route,
      options: undefined,
      handlers: 1,
      handedOn: (thrown: unknown) => handedOn.push(thrown),
    }
    const server = await listenOnLoopback(makeApp({ ...own, ...parts }))
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
  return { serve, serveThrowing, get, stderr: () => stderr, handedOn: () => handedOn }
}
