import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { vodCall } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { CLIENTS, type ReadMedia } from './clients.ts'
import { HOSTILE_ANSWERS, UNREAD_ANSWERS } from './hostile-answers.ts'
import type { Answered, Line, MemoryLine } from './hostile-lines.ts'

/** These leave the body of a bad answer to whoever catches their error: what is read of it is ours to bound. */
const LEAVE_UNREAD = [
  'axios, as a stream',
  'fetch',
  'undici fetch',
  'undici request',
  'node-fetch',
  'ky',
  'fetch, the Response thrown',
  'node-fetch, the Response thrown',
  'undici request, the answer thrown',
]
const TIMEOUT = 5_000
const REQUEST = { method: 'GET', url: '/media/mda-1', headers: {}, state: {} }

// Runs as a process of its own, once for the clients that leave bodies unread and once for all others.
const [, , group = 'left unread'] = process.argv
const isOurs = group === 'left unread'
const clients = Object.entries(CLIENTS).filter(([name]) => LEAVE_UNREAD.includes(name) === isOurs)
const emulator = createVodEmulator()
await emulator.start()

let logged = ''
const log = (record: object, message: string) => {
  logged = `${JSON.stringify(record)} ${message}`
}
const { respond } = createResponder(
  { readRequest: (request: IncomingRequest) => request, canForward: () => true },
  {
    hosts: ['127.0.0.1'],
    unhandled: 'respond',
    logger: { debug: log, info: log, warn: log, error: log },
  },
)

/** What was thrown where no promise and no middleware sees it, which ends a process that does not listen. */
let outside = new AbortController()
process.on('uncaughtException', (error) => outside.abort(error))

const first = peakMegabytes()
for (const [name, { fault, timeout }] of Object.entries(HOSTILE_ANSWERS)) {
  for (const [client, read] of clients) print(await drive({ name, client, read, fault, timeout }))
}
emulator.reset()
if (isOurs) {
  for (const line of await Promise.all(clients.map(meetUnread('drips')))) print(line)
  for (const line of await Promise.all(clients.map(meetUnread('bomb')))) print(line)
}
print({
  group,
  peak: peakMegabytes() - first,
  retained: await retainedMegabytes(),
})
await emulator.stop()

interface Drive {
  readonly name: string
  readonly client: string
  readonly read: ReadMedia
  readonly fault: Fault
  readonly timeout: number | undefined
}

/** The same answer twice: to a call through `vodCall`, and, unless it never ends, to one whose error is thrown as it is. */
async function drive({ name, client, read, fault, timeout = TIMEOUT }: Drive): Promise<Line> {
  outside = new AbortController()
  const { signal } = outside
  failNext(fault)
  const viaCall = await answered(() => vodCall((context) => read(emulator, context), { timeout, signal }))
  if (signal.aborted) return { name, client, viaCall, outside: String(signal.reason) }
  if (timeout < TIMEOUT) return { name, client, viaCall }
  failNext(fault)
  return { name, client, viaCall, alone: await answered(() => read(emulator, { signal })) }
}

/** More than once: a call that was given up on early may reach VOD late, and must not take the fault of the next one. */
function failNext(fault: Fault): void {
  emulator.reset()
  emulator.failNext({ times: 5, ...fault })
}

/** Without a time-out of the call: what is read of the body is bounded all the same. */
function meetUnread(name: keyof typeof UNREAD_ANSWERS) {
  return async ([client, read]: readonly [string, ReadMedia]): Promise<Line> => {
    emulator.failNext(UNREAD_ANSWERS[name])
    const { signal } = new AbortController()
    return { name, client, viaCall: await answered(() => read(emulator, { signal })) }
  }
}

/** What the BFF answers to what the call throws; nothing, if it throws nothing. */
async function answered(call: () => PromiseLike<unknown>): Promise<Answered> {
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  try {
    await call()
    return { took: took() }
  } catch (thrown) {
    const response = await respond(thrown, REQUEST)
    const answeredIn = took()
    // The line is written when the answer is on its way.
    await nextTurn()
    return { took: answeredIn, response, logged: logged.length }
  }
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

/** Once the clients have let go of their connections. */
async function retainedMegabytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await sleep(100)
    globalThis.gc?.()
  }
  const { heapUsed, external } = process.memoryUsage()
  return Math.round((heapUsed + external) / 1024 / 1024)
}

function print(line: Line | MemoryLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
