import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { anyConducts, areMute, type Conducts, optionsThat } from './any-value/any-hook.ts'
import { anyRequest } from './any-value/any-request.ts'
import { anyThrown, anyVodFailure } from './any-value/any-thrown.ts'
import { expectEnvelope, expectNoSecret, expectSendable, isNoErrorToExpress } from './any-value/judge.ts'
import { makeThrown } from './any-value/make-thrown.ts'
import { askRaw } from './any-value/raw-answer.ts'
import { REGRESSIONS } from './any-value/regressions.ts'
import { LIMIT, RUNS, SEED, tryAll } from './any-value/runs.ts'
import { keepStill } from './any-value/still.ts'
import type { AppParts, Stage } from './stage.ts'

/** What the route does next. */
interface Script {
  readonly thrown: unknown
  /** Whether it throws, or rejects. */
  readonly isSync?: boolean
  /** What the app's middleware has left as the id of the request. */
  readonly id?: unknown
  /** Whether the app itself makes public what it likes. */
  readonly isOpen?: boolean
}

/**
 * Whatever is thrown and whatever the hooks do, the browser gets one whole answer or the app's own handler the value.
 * Looks longer with `FAST_CHECK_RUNS=20000 pnpm test contract -t 'any value'`, and again at what failed with the seed that
 * stands in the test's name: `FAST_CHECK_SEED=1234`.
 */
export function describeAnyValue(stage: Stage): void {
  let script: Script = { thrown: undefined }
  const serve = (parts?: Partial<AppParts>) => stage.serve((req) => play(script, req), parts)

  /** Throws the value at a server, and judges what becomes of it. */
  async function tryOn(
    server: Awaited<ReturnType<Stage['serve']>>,
    next: Script,
    headers = {},
  ): Promise<void> {
    script = next
    const before = stage.handedOn().length
    const isStill = keepStill(next.thrown)
    const answer = await askRaw(server, headers)
    const handedOn = stage.handedOn().slice(before)
    expect(isStill()).toBe(true)
    if (handedOn.length > 0) {
      expect(handedOn.map((value) => Object.is(value, next.thrown))).toEqual([true])
      expect(answer.status).toBe(418)
    } else if (!isNoErrorToExpress(next.thrown, answer)) {
      expectEnvelope(answer)
      if (!next.isOpen) expectNoSecret(answer)
    }
  }

  describe(`any value (FAST_CHECK_SEED=${SEED} FAST_CHECK_RUNS=${RUNS})`, () => {
    test(
      'is answered, or handed on as it is to the app’s own handler',
      async () => {
        const server = await serve()
        await tryAll(
          [anyThrown, anyThrown, fc.boolean(), anyRequest],
          async (recipe, id, isSync, headers) => {
            await tryOn(server, { thrown: makeThrown(recipe), id: makeThrown(id), isSync }, headers)
          },
        )
      },
      LIMIT,
    )

    test(
      'is answered with what VOD said, whatever disguise a failure of VOD comes in',
      async () => {
        const server = await serve()
        await tryAll([anyVodFailure, anyRequest], async (recipe, headers) => {
          await tryOn(server, { thrown: makeThrown(recipe) }, headers)
        })
      },
      LIMIT,
    )

    test(
      'is answered where the app wants every failure answered',
      async () => {
        const server = await serve({ options: { unhandled: 'respond' } })
        await tryAll([anyThrown, anyRequest], async (recipe, headers) => {
          await tryOn(server, { thrown: makeThrown(recipe) }, headers)
        })
      },
      LIMIT,
    )

    test(
      'in any hook costs detail, never the answer',
      async () => {
        let conducts: Conducts
        const { format, beforeSend, ...options } = optionsThat((hook) => conducts[hook])
        const plain = await serve({ options })
        const shaped = await serve({ options: { ...options, format, beforeSend } })
        await tryAll([anyVodFailure, anyConducts], async (recipe, next) => {
          conducts = next
          await tryOn(plain, { thrown: makeThrown(recipe), isOpen: !areMute(next) })
          const before = stage.handedOn().length
          const answer = await askRaw(shaped)
          if (stage.handedOn().length === before) expectSendable(answer)
        })
      },
      LIMIT,
    )
  })

  describe('a value that was a surprise once', () => {
    test.each(Object.entries(REGRESSIONS))('%s', async (_name, make) => {
      const server = await serve()
      await tryOn(server, { thrown: make() })
    })
  })
}

function play({ thrown, isSync, id }: Script, req: IncomingMessage): Promise<never> {
  Object.assign(req, { id })
  if (isSync) throw thrown
  return Promise.reject(thrown)
}
