/**
 * @typedef {{number: number, time: string, method: string, path: string, query: string, status?: number, code?: string,
 *   requestId: string, injected?: string, tookMs?: number}} Call
 * @typedef {{name: string, method?: string, path?: string, times?: number}} QueuedFault
 * @typedef {{mediaId: string, name: string, status: string, banStatus: string}} Media
 * @typedef {{oldestCall?: number, calls?: Call[], account?: string, faults?: QueuedFault[], media?: Media[]}} Change
 */

/** The most calls that are kept. */
const MAX_CALLS = 500

/** What the emulator last told. */
export const state = {
  isLive: false,
  wasLive: false,
  /** @type {Map<number, Call>} */
  calls: new Map(),
  account: 'active',
  /** @type {readonly QueuedFault[]} */
  faults: [],
  /** @type {readonly Media[]} */
  media: [],
}

/**
 * Follows the emulator. Calls `onChange` with what changed, and with nothing when the connection comes or goes.
 * @param {(change: Change) => void} onChange
 */
export function follow(onChange) {
  const source = new EventSource('/_emulator/events')
  source.addEventListener('open', () => {
    // The first event tells everything anew: another emulator may listen here by now.
    state.calls.clear()
    Object.assign(state, { isLive: true, wasLive: true })
    onChange({})
  })
  source.addEventListener('error', () => {
    state.isLive = false
    onChange({})
  })
  source.addEventListener('message', ({ data }) => {
    const change = JSON.parse(data)
    apply(change)
    onChange(change)
  })
}

/** @param {Change} change */
function apply({ calls = [], oldestCall, ...parts }) {
  for (const call of calls) state.calls.set(call.number, call)
  if (oldestCall !== undefined) {
    for (const number of state.calls.keys()) if (number < oldestCall) state.calls.delete(number)
  }
  for (const number of [...state.calls.keys()].slice(0, -MAX_CALLS)) state.calls.delete(number)
  Object.assign(state, parts)
}
