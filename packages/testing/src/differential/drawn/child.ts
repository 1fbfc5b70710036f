import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { readVodError } from '@vod-errors/core'
import fc from 'fast-check'
import { makeThrown } from '../../contract/any-value/make-thrown.ts'
import { SEED } from '../../property-test.ts'
import type { Hosts } from '../hosts/host.ts'
import { LONG_PATIENCE, type Patience, patienceUntilStill } from '../patience.ts'
import type { Place } from '../run-case.ts'
import { runOnHost } from '../run-on-host.ts'
import { openStage } from '../stage.ts'
import { watchProcess } from '../watch-process.ts'
import { isDocumentedKind, type Outcome } from './may-differ.ts'
import { expressRowOf, koaRowOf } from './play.ts'
import { anyScript, type Script } from './script.ts'

// Runs as a separate process, like the cases; both sides in the same one, since a drawn value cannot be sent to another.
const [, , hostFile = '', host = '', runs, limit] = process.argv
Error.stackTraceLimit = 0
const { hosts }: { hosts: Hosts } = await import(pathToFileURL(hostFile).href)
const place: Place = { stage: await openStage(), watch: watchProcess() }

// Whoever started it may be stopped.
process.on('disconnect', () => process.exit())
process.send?.({ failure: await tryAll() })
process.exit()

type Sides = Pick<Outcome, 'bare' | 'mounted'>

async function tryAll(): Promise<string | undefined> {
  const property = fc.asyncProperty(anyScript, async (script) => {
    fc.pre((await readVodError(makeThrown(script.thrown))) === undefined)
    await holdEqual(script)
  })
  try {
    await fc.assert(property, {
      ...{
        numRuns: Number(runs),
        seed: SEED,
        interruptAfterTimeLimit: Number(limit),
        markInterruptAsFailure: true,
      },
    })
    return undefined
  } catch (failure) {
    return failure instanceof Error ? `${failure.message}\n${String(failure.cause)}` : String(failure)
  }
}

async function holdEqual(script: Script): Promise<void> {
  if (isEqual(script, await runBoth(script, () => patienceUntilStill(place.stage.goRound)))) return
  const outcome = await runBoth(script, () => LONG_PATIENCE)
  if (isEqual(script, outcome)) return
  const { bare, mounted } = outcome
  throw new Error(
    `Bare: ${JSON.stringify(bare, null, 1)}\nWith the handler: ${JSON.stringify(mounted, null, 1)}`,
  )
}

/** Or differs as documented. */
function isEqual(script: Script, { bare, mounted }: Sides): boolean {
  const outcome = { family: hosts.family, own: script.own, thrown: makeThrown(script.thrown), bare, mounted }
  return isDeepStrictEqual(bare, mounted) || isDocumentedKind(outcome)
}

async function runBoth(script: Script, makePatience: () => Patience): Promise<Sides> {
  const run = (isMounted: boolean) =>
    runOnHost(place, hosts, {
      row: { express: expressRowOf(script), koa: koaRowOf(script) },
      ...{ host, patience: makePatience(), isMounted },
    })
  return { bare: await run(false), mounted: await run(true) }
}
