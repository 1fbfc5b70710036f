import { isVodError, readVodError, type VodError, vodCall } from '@vod-errors/core'
import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { close, listen, portOf } from '../../src/listen.ts'
import { CLIENTS } from './clients.ts'
import { MORE_CLIENTS } from './more-clients.ts'
import type { ReadMedia, Target } from './read-media.ts'
import { type Outcome, VOD_ERRORS } from './vod-errors.ts'

// Runs as a separate process: most clients are ES modules, which jest cannot load.
const emulator = createVodEmulator()
await emulator.start()
const { endpoint, credentials } = emulator
const closedPort = await findClosedPort()

for (const [error, { fault, timeout, skip = [] }] of Object.entries(VOD_ERRORS)) {
  const target = { endpoint: fault ? endpoint : `http://127.0.0.1:${closedPort}`, credentials }
  for (const [client, read] of Object.entries({ ...CLIENTS, ...MORE_CLIENTS }).filter(
    ([name]) => !skip.includes(name),
  )) {
    const viaCall = await caught(fault, () => vodCall((context) => read(target, context), { timeout }))
    const line = { error, client, viaCall: isVodError(viaCall) ? picked(viaCall) : String(viaCall) }
    process.stdout.write(
      `${JSON.stringify(timeout ? line : { ...line, ...(await alone(fault, read, target)) })}\n`,
    )
  }
}
await emulator.stop()

/** A port that refuses connections. */
async function findClosedPort(): Promise<number> {
  const server = await listen(() => {})
  const port = portOf(server)
  await close(server)
  return port
}

/** What the handler recognizes without help from the call site, and if it knows VOD's host. */
async function alone(fault: Fault | undefined, read: ReadMedia, target: Target) {
  const signal = new AbortController().signal
  const thrown = await caught(fault, () => read(target, { signal }))
  const rethrown = await caught(fault, () => read(target, { signal }))
  return {
    alone: picked(await readVodError(thrown)),
    atHost: picked(await readVodError(rethrown, { hosts: ['127.0.0.1'] })),
  }
}

async function caught(fault: Fault | undefined, call: () => PromiseLike<unknown>): Promise<unknown> {
  if (fault) emulator.failNext(fault)
  try {
    return `resolved: ${String(await call())}`
  } catch (thrown) {
    return thrown
  }
}

function picked(error: VodError | undefined): Outcome | undefined {
  if (!error) return undefined
  const { code, status, upstreamStatus, requestId, retryAfter, params } = error
  return { code, status, upstreamStatus, requestId, retryAfter, params }
}
