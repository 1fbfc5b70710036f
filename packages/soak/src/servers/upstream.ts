import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { readFigures } from './figures.ts'
import type { Call } from './queries.ts'
import { serveQueries } from './serve-queries.ts'

/** The emulated VOD in its own process: `upstream.ts PORT FAULTS`, with the faults as a JSON array. */
const [port, list = '[]'] = process.argv.slice(2)
const faults: readonly Fault[] = JSON.parse(list)
const vod = createVodEmulator({ port: Number(port) })
await vod.start()
injectFaults()
serveQueries(vod.endpoint, { figures: () => readFigures({ process }), calls: takeCalls })

/** Returns the journal and clears it, so that it does not grow with every call. */
function takeCalls(): readonly Call[] {
  const calls = vod.requests.map(({ path, requestId }) => ({ path, requestId }))
  vod.reset()
  injectFaults()
  return calls
}

function injectFaults(): void {
  for (const fault of faults) vod.failNext(fault)
}
