import { isVodError, readVodError, type VodError, vodCall } from '@vod-errors/core'
import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { close, listen, portOf } from '../../src/listen.ts'
import { CLIENTS, type ReadMedia, type Target } from './clients.ts'
import { FAILURES, type Outcome } from './failures.ts'

// Runs as a process of its own: most clients are ES modules, and meet Node here as they do in a BFF.
const emulator = createVodEmulator()
await emulator.start()
const { endpoint, credentials } = emulator
const closedPort = await takeClosedPort()

for (const [failure, { fault, timeout, skip = [] }] of Object.entries(FAILURES)) {
  const target = { endpoint: fault ? endpoint : `http://127.0.0.1:${closedPort}`, credentials }
  for (const [client, read] of Object.entries(CLIENTS).filter(([name]) => !skip.includes(name))) {
    const viaCall = await caught(fault, () => vodCall((context) => read(target, context), { timeout }))
    const line = { failure, client, viaCall: isVodError(viaCall) ? picked(viaCall) : String(viaCall) }
    process.stdout.write(
      `${JSON.stringify(timeout ? line : { ...line, ...(await alone(fault, read, target)) })}\n`,
    )
  }
}
await emulator.stop()

/** A port that nobody listens on. */
async function takeClosedPort(): Promise<number> {
  const server = await listen(() => {})
  const port = portOf(server)
  await close(server)
  return port
}

/** What the handler makes of the thrown value without help from the call site: by itself, and told the host. */
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
