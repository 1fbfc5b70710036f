import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type { GoRound } from './go-round.ts'

/** How the end of waiting is found for what may never come. */
export interface Patience {
  /** Resolves when the event has come, or is taken not to come. Never rejects. */
  readonly wait: (event: Promise<unknown>) => Promise<void>
  /** The same for an event that would come at once. */
  readonly waitBriefly: (event: Promise<unknown>) => Promise<void>
}

/** Most events come so soon that nobody need look what is under way, in milliseconds. */
const GRACE = 2
/** The longest time to wait if something is under way all the time, in milliseconds. */
const LIMIT = 1500
const STILL_ROUNDS = 2
const LONG = 1500
const TURNS = 10

/** What keeps this process busy: client, app and upstream are all in it, so that nothing comes when there is none of it. */
const UNDER_WAY: readonly string[] = [
  ...['Timeout', 'Immediate', 'FSReqCallback', 'FSReqPromise', 'FileHandleCloseReq', 'GetAddrInfoReqWrap'],
  ...['TCPConnectWrap', 'WriteWrap', 'ShutdownWrap', 'ProcessWrap'],
]

/** Waits until nothing is under way in this process but what was when this is called. */
export function patienceUntilStill(goRound: GoRound): Patience {
  const before = countUnderWay()
  const isStill = () => {
    const now = countUnderWay()
    return UNDER_WAY.every((type) => (now.get(type) ?? 0) <= (before.get(type) ?? 0))
  }
  async function wait(event: Promise<unknown>): Promise<void> {
    let hasCome = false
    const come = event.then(() => {
      hasCome = true
    })
    await Promise.race([come, nap(GRACE)])
    const limit = performance.now() + LIMIT
    for (let still = 0; !hasCome && still < STILL_ROUNDS && performance.now() < limit; ) {
      await goRound()
      still = isStill() ? still + 1 : 0
      if (still === 0) await Promise.race([come, nap(1)])
    }
  }
  return { wait, waitBriefly: wait }
}

/** Waits for a time, whatever is under way. */
export const LONG_PATIENCE: Patience = {
  wait: (event) => waitFor(event, LONG),
  waitBriefly: (event) => waitFor(event, LONG / 10),
}

async function waitFor(event: Promise<unknown>, milliseconds: number): Promise<void> {
  await Promise.race([event, nap(milliseconds)])
  // A process that was busy all the time has not yet read what came meanwhile.
  for (let i = 0; i < TURNS; i++) await turn()
}

/** Its timer is not counted among what is under way. */
function nap(milliseconds: number): Promise<void> {
  return sleep(milliseconds, undefined, { ref: false })
}

function countUnderWay(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const type of process.getActiveResourcesInfo()) counts.set(type, (counts.get(type) ?? 0) + 1)
  return counts
}
