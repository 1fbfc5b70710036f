import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { vodCall } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { CLIENTS } from './clients.ts'
import { HOSTILE_RESPONSES, UNREAD_RESPONSES } from './hostile/hostile-responses.ts'
import type { BffOutcome, MemoryLine, ResponseLine } from './hostile/report-lines.ts'
import type { ReadMedia } from './read-media.ts'

/** These clients leave the body of an error response unread, so the handler reads it. */
const LEAVE_UNREAD = [
  'axios, as a stream',
  'fetch',
  'undici fetch',
  'undici request',
  'node-fetch',
  'ky',
  'fetch, the Response thrown',
  'node-fetch, the Response thrown',
  'undici request, the response thrown',
]
const TIMEOUT = 5_000
const REQUEST = { method: 'GET', url: '/media/mda-1', headers: {}, state: {} }

// Runs as two processes: one for the clients that leave bodies unread, one for the others.
const [, , group = 'left unread'] = process.argv
const leavesUnread = group === 'left unread'
const clients = Object.entries(CLIENTS).filter(([name]) => LEAVE_UNREAD.includes(name) === leavesUnread)
const emulator = createVodEmulator()
await emulator.start()

let logged = ''
const log = (record: object, message: string) => {
  logged = `${JSON.stringify(record)} ${message}`
}
const { respond } = createResponder(
  { readRequest: (request: IncomingRequest) => request },
  {
    hosts: ['127.0.0.1'],
    unhandled: 'respond',
    logger: { debug: log, info: log, warn: log, error: log },
  },
)

/** Aborted by an error that no promise and no middleware sees, which would end a BFF's process. */
let uncaught = new AbortController()
process.on('uncaughtException', (error) => uncaught.abort(error))

const initialPeak = peakMegabytes()
for (const [name, { fault, timeout }] of Object.entries(HOSTILE_RESPONSES)) {
  failFromNowOn(fault)
  for (const [client, read] of clients) print(await drive({ name, client, read, timeout }))
}
emulator.reset()
if (leavesUnread) {
  for (const line of await Promise.all(clients.map(receiveUnread('drips')))) print(line)
  for (const line of await Promise.all(clients.map(receiveUnread('bomb')))) print(line)
}
print({ group, peak: peakMegabytes() - initialPeak, retained: await retainedMegabytes() })
await emulator.stop()

interface Drive {
  readonly name: string
  readonly client: string
  readonly read: ReadMedia
  readonly timeout: number | undefined
}

/** Calls once through `vodCall` and, if the response ends, once without. */
async function drive({ name, client, read, timeout = TIMEOUT }: Drive): Promise<ResponseLine> {
  uncaught = new AbortController()
  const { signal } = uncaught
  const viaCall = await outcomeOf(() => vodCall((context) => read(emulator, context), { timeout, signal }))
  if (signal.aborted) return { name, client, viaCall, uncaught: String(signal.reason) }
  if (timeout < TIMEOUT) return { name, client, viaCall }
  return { name, client, viaCall, alone: await outcomeOf(() => read(emulator, { signal })) }
}

/** Once for all clients, since a fault is copied with its megabytes. An aborted call that reaches VOD late uses up none of theirs. */
function failFromNowOn(fault: Fault): void {
  emulator.reset()
  emulator.failNext({ ...fault, times: 100_000 })
}

/** Calls without a timeout: reading the body is limited even so. */
function receiveUnread(name: keyof typeof UNREAD_RESPONSES) {
  return async ([client, read]: readonly [string, ReadMedia]): Promise<ResponseLine> => {
    emulator.failNext(UNREAD_RESPONSES[name])
    const { signal } = new AbortController()
    return { name, client, viaCall: await outcomeOf(() => read(emulator, { signal })) }
  }
}

/** What the BFF sends for what the call throws, if it throws. */
async function outcomeOf(call: () => PromiseLike<unknown>): Promise<BffOutcome> {
  const start = performance.now()
  const elapsed = () => Math.round(performance.now() - start)
  try {
    await call()
    return { took: elapsed() }
  } catch (thrown) {
    const response = await respond(thrown, REQUEST)
    const took = elapsed()
    // The handler logs after it has responded.
    await nextTurn()
    return { took, response, logged: logged.length }
  }
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

/** Measured after the clients have closed their connections. */
async function retainedMegabytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await sleep(100)
    globalThis.gc?.()
  }
  const { heapUsed, external } = process.memoryUsage()
  return Math.round((heapUsed + external) / 1024 / 1024)
}

function print(line: ResponseLine | MemoryLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
