import type { IncomingMessage, Server } from 'node:http'
import fc from 'fast-check'
import { describeProperties, testProperty } from '../property-test.ts'
import { anyHooks, type HookBehaviors, optionsFor, returnsValues } from './any-value/any-hooks.ts'
import { anyRequest } from './any-value/any-request.ts'
import { anyThrown, anyVodError } from './any-value/any-thrown.ts'
import {
  expectErrorResponse,
  expectErrorStatus,
  expectNoSecret,
  isNoErrorToExpress,
} from './any-value/expectations.ts'
import { makeThrown } from './any-value/make-thrown.ts'
import { requestRaw } from './any-value/raw-response.ts'
import { REGRESSIONS } from './any-value/regressions.ts'
import { watchChanges } from './any-value/watch-changes.ts'
import type { AppParts, Harness } from './harness.ts'

/** What the route does next. */
interface Script {
  readonly thrown: unknown
  /** Throws instead of rejecting. */
  readonly isSync?: boolean
  /** The request id that the app's middleware has set. */
  readonly id?: unknown
  /** Whether the app's own hooks may publish anything, secrets included. */
  readonly mayPublish?: boolean
}

/** Servers whose route throws whatever the test says. */
interface ThrowingServers {
  readonly serve: (parts?: Partial<AppParts>) => Promise<Server>
  /** Throws the value in the server's route, and checks the response or the forwarded value. */
  readonly check: (
    server: Server,
    script: Script,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<void>
}

/**
 * Whatever is thrown and whatever the hooks do, the browser gets one whole response, or the app's own handler gets the
 * value. `FAST_CHECK_RUNS=20000 pnpm test contract -t 'any value'` searches longer; `FAST_CHECK_SEED=1234` reproduces a
 * failure with the seed in the name of the test.
 */
export function describeAnyValue(harness: Harness): void {
  const servers = throwingServers(harness)
  describeProperties('any value', () => {
    testThrownValues(servers)
    testHooks(servers, harness)
  })

  describe('a value that once caused a bug', () => {
    test.each(Object.entries(REGRESSIONS))('%s', async (_name, make) => {
      await servers.check(await servers.serve(), { thrown: make() })
    })
  })
}

function throwingServers(harness: Harness): ThrowingServers {
  let script: Script = { thrown: undefined }

  async function check(server: Server, next: Script, headers = {}): Promise<void> {
    script = next
    const before = harness.forwarded().length
    const hasChanged = watchChanges(next.thrown)
    const response = await requestRaw(server, headers)
    const forwarded = harness.forwarded().slice(before)
    expect(hasChanged()).toBe(false)
    if (forwarded.length > 0) {
      expect(forwarded.map((value) => Object.is(value, next.thrown))).toEqual([true])
      expect(response.status).toBe(418)
    } else if (!isNoErrorToExpress(next.thrown, response)) {
      expectErrorResponse(response)
      if (!next.mayPublish) expectNoSecret(response)
    }
  }

  return { serve: (parts) => harness.serve((req) => play(script, req), parts), check }
}

function play({ thrown, isSync, id }: Script, req: IncomingMessage): Promise<never> {
  Object.assign(req, { id })
  if (isSync) throw thrown
  return Promise.reject(thrown)
}

function testThrownValues({ serve, check }: ThrowingServers): void {
  const forwarding = startOnce(() => serve())
  testProperty(
    'gets an error response, or is forwarded unchanged to the app’s own handler',
    [fc.record({ thrown: anyThrown, id: anyThrown, isSync: fc.boolean() }), anyRequest],
    async ({ thrown, id, isSync }, headers) => {
      const script = { thrown: makeThrown(thrown), id: makeThrown(id), isSync }
      await check(await forwarding(), script, headers)
    },
  )

  const server = startOnce(() => serve())
  testProperty(
    'is recognized as a VOD error in any disguise',
    [anyVodError, anyRequest],
    async (recipe, headers) => {
      await check(await server(), { thrown: makeThrown(recipe) }, headers)
    },
  )

  const responding = startOnce(() => serve({ options: { unhandled: 'respond' } }))
  testProperty(
    'gets an error response if the app wants one for every error',
    [anyThrown, anyRequest],
    async (recipe, headers) => {
      await check(await responding(), { thrown: makeThrown(recipe) }, headers)
    },
  )
}

function testHooks({ serve, check }: ThrowingServers, harness: Harness): void {
  let behaviors: HookBehaviors
  const { format, beforeSend, ...options } = optionsFor((hook) => behaviors[hook])
  const plain = startOnce(() => serve({ options }))
  const formatted = startOnce(() => serve({ options: { ...options, format, beforeSend } }))
  testProperty(
    'costs detail, never the response, if a hook throws or returns it',
    [anyVodError, anyHooks],
    async (recipe, next) => {
      behaviors = next
      await check(await plain(), { thrown: makeThrown(recipe), mayPublish: returnsValues(next) })
      const before = harness.forwarded().length
      const response = await requestRaw(await formatted())
      if (harness.forwarded().length === before) expectErrorStatus(response)
    },
  )
}

/** Starts the server with the first value; the harness stops it after the test. */
function startOnce(start: () => Promise<Server>): () => Promise<Server> {
  let server: Promise<Server> | undefined
  return () => {
    server ??= start()
    return server
  }
}
