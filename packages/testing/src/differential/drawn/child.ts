import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { readVodError } from '@vod-errors/core'
import fc from 'fast-check'
import { makeThrown } from '../../contract/any-value/make-thrown.ts'
import { SEED } from '../../property-test.ts'
import type { Hosts } from '../hosts/host.ts'
import type { Place } from '../run-case.ts'
import { runOnHost } from '../run-on-host.ts'
import { openStage } from '../stage.ts'
import { watchProcess } from '../watch-process.ts'
import { isDocumentedKind } from './may-differ.ts'
import { expressRowOf, koaRowOf } from './play.ts'
import { anyScript, type Script } from './script.ts'

// Runs as a separate process, like the cases; both sides in the same one, since a drawn value cannot be sent to another.
const [, , hostFile = '', host = '', runs, limit] = process.argv
Error.stackTraceLimit = 0
const PATIENCE = 50
const MORE_PATIENCE = 1000
const { hosts }: { hosts: Hosts } = await import(pathToFileURL(hostFile).href)
const place: Place = { stage: await openStage(), watch: watchProcess() }

// Whoever started it may be stopped.
process.on('disconnect', () => process.exit())
process.send?.({ failure: await tryAll() })
process.exit()

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
  const first = await runBoth(script, PATIENCE)
  if (isDeepStrictEqual(first.bare, first.mounted)) return
  const { bare, mounted } = await runBoth(script, MORE_PATIENCE)
  const outcome = { family: hosts.family, thrown: makeThrown(script.thrown), bare, mounted }
  if (isDeepStrictEqual(bare, mounted) || isDocumentedKind(outcome)) return
  throw new Error(
    `Bare: ${JSON.stringify(bare, null, 1)}\nWith the handler: ${JSON.stringify(mounted, null, 1)}`,
  )
}

async function runBoth(script: Script, patience: number) {
  const run = (isMounted: boolean) =>
    runOnHost(place, hosts, {
      row: { express: expressRowOf(script), koa: koaRowOf(script) },
      ...{ host, patience, isMounted },
    })
  return { bare: await run(false), mounted: await run(true) }
}
