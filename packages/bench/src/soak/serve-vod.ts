import { createVodEmulator } from '@vod-errors/emulator'
import { announce } from '../running-server.ts'
import { FAULTS } from './failure-kinds.ts'
import { countSockets, type VodFigures } from './figures.ts'

/** The emulated VOD in its own process, `serve-vod.ts PORT`, whose calls fail as their media ids say. */
const vod = createVodEmulator({ port: Number(process.argv[2]) })
await vod.start()
injectFaults()
await announce(vod.endpoint, () => ({ sockets: countSockets(), calls: takeCalls() }) satisfies VodFigures)

/** Returns the journal and clears it, so that it does not grow with every call. */
function takeCalls(): VodFigures['calls'] {
  const calls = vod.requests.map(({ path, requestId }) => ({ path, requestId }))
  vod.reset()
  injectFaults()
  return calls
}

function injectFaults(): void {
  for (const fault of FAULTS) vod.failNext(fault)
}
