import type { AccountState } from '../account.ts'
import { describeFault } from '../faults/describe-fault.ts'
import type { RequestRecord } from '../journal.ts'
import type { Emulation } from '../server/emulation.ts'
import type { Media } from '../state/media.ts'

/** The most calls, and the most media, that the console shows: the newest. */
const MAX_ROWS = 500

/** A queued fault without its bytes. */
interface FaultSummary {
  readonly name: string
  readonly method: string | undefined
  readonly path: string | undefined
  readonly times: number | undefined
}

/** What the console shows. */
interface Snapshot {
  /** The number of the oldest call that the journal has. */
  readonly oldestCall: number
  readonly account: AccountState
  readonly faults: readonly FaultSummary[]
  readonly media: readonly Pick<Media, 'mediaId' | 'name' | 'status' | 'banStatus'>[]
}

/** The parts that are new since the last change, and the calls that are. */
export type Change = Partial<Snapshot> & { readonly calls?: readonly RequestRecord[] }

/** Returns a function that tells what changed since it was last called; at first everything, `undefined` if nothing did. */
export function createChangeFeed(emulation: Emulation): () => Change | undefined {
  const told = new Map<string, string>()
  let toldCalls: ReadonlyMap<number, string> = new Map()

  function isNew([name, part]: readonly [string, unknown]): boolean {
    const text = JSON.stringify(part)
    if (told.get(name) === text) return false
    told.set(name, text)
    return true
  }

  return function nextChange() {
    const latest = emulation.journal.latest(MAX_ROWS)
    const texts = new Map(latest.map((call) => [call.number, JSON.stringify(call)]))
    const calls = latest.filter(({ number }) => toldCalls.get(number) !== texts.get(number))
    toldCalls = texts
    const parts = Object.entries(snapshotOf(emulation)).filter(isNew)
    if (calls.length > 0) parts.push(['calls', calls])
    return parts.length > 0 ? Object.fromEntries(parts) : undefined
  }
}

function snapshotOf({ journal, account, faults, state }: Emulation): Snapshot {
  return {
    oldestCall: journal.oldest,
    account,
    faults: faults.pending.map((fault) => {
      const { method, path, times } = fault
      return { name: describeFault(fault), method, path, times }
    }),
    media: state.library.all.slice(-MAX_ROWS).map(({ mediaId, name, status, banStatus }) => {
      return { mediaId, name, status, banStatus }
    }),
  }
}
