import { Readable } from 'node:stream'
import { countCpuTime } from '@vod-errors/testing'
import { readVodError } from '../../src/index.ts'
import {
  BODY,
  FOUND,
  hanging,
  REQUEST_ID,
  response,
  undiciResponse,
  VOD_HEADERS,
} from './unread-responses.ts'

/** The limit of five seconds, and so many times as fast. */
const LIMIT = 5_000
const mockHaste = 10
jest.mock('node:timers/promises', () => {
  const actual = jest.requireActual('node:timers/promises')
  const setTimeout = (milliseconds: number, ...rest: unknown[]) =>
    actual.setTimeout(milliseconds / mockHaste, ...rest)
  return { ...actual, setTimeout }
})

const UNREAD = { code: 'UpstreamInvalidResponse', upstreamStatus: 404, requestId: REQUEST_ID }
/**
 * Runs something while a timer of 10 ms goes off, and resolves to the most processor time between two ticks, in
 * milliseconds: other processes delay ticks, too.
 */
async function longestBlock(act: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let cpuTime = countCpuTime()
  const tick = () => {
    longest = Math.max(longest, cpuTime())
    cpuTime = countCpuTime()
  }
  const ticking = setInterval(tick, 10)
  await act()
  clearInterval(ticking)
  tick()
  return longest
}

test.each<[string, () => unknown]>([
  [
    'of the web',
    () =>
      response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(0)) }), { headers: VOD_HEADERS }),
  ],
  [
    'of node',
    () =>
      undiciResponse(
        Readable.from(
          (function* () {
            for (;;) yield ''
          })(),
        ),
      ),
  ],
])(
  'ends an endless stream %s of empty chunks without blocking the event loop',
  async (_name, make) => {
    const block = await longestBlock(() => expect(readVodError(make())).resolves.toMatchObject(UNREAD))
    expect(block).toBeLessThan(200)
  },
  8_000,
)

test('ends an endless stream of slow chunks, empty or not, after five seconds', async () => {
  const slow = (chunk: string) =>
    Readable.from(
      (async function* () {
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 20))
          yield chunk
        }
      })(),
    )
  const start = performance.now()
  const thrown = ['', ' '].map((chunk) => undiciResponse(slow(chunk)))
  await Promise.all(thrown.map((each) => expect(readVodError(each)).resolves.toMatchObject(UNREAD)))
  const took = performance.now() - start
  expect(took).toBeGreaterThan(LIMIT / mockHaste - 10)
  expect(took).toBeLessThan(LIMIT)
}, 8_000)

test('keeps at most 64 KiB of a huge chunk', async () => {
  const huge = Buffer.alloc(64 * 1024 * 1024, ' ')
  const before = process.memoryUsage().arrayBuffers
  await expect(readVodError(undiciResponse(Readable.from([huge])))).resolves.toMatchObject(UNREAD)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(huge.length / 2)
})

test('reads 128 bodies at a time, and drops further ones unread', async () => {
  const slow = Array.from({ length: 128 }, () => hanging(BODY))
  const reading = slow.map((body) => readVodError(undiciResponse(body)))
  const dropped = Array.from({ length: 3 }, () => hanging(BODY))
  const thrown = [...dropped.map((body) => undiciResponse(body)), response(BODY, { headers: VOD_HEADERS })]
  for (const each of thrown) await expect(readVodError(each)).resolves.toMatchObject(UNREAD)
  expect(dropped.map(({ destroyed }) => destroyed)).toEqual([true, true, true])
  for (const body of slow) body.end()
  for (const error of await Promise.all(reading)) expect(error).toMatchObject(FOUND)
  await expect(readVodError(undiciResponse(Readable.from([BODY])))).resolves.toMatchObject(FOUND)
})

test('survives a body that fails when it is dropped', async () => {
  const slow = Array.from({ length: 128 }, () => hanging(BODY))
  const reading = slow.map((body) => readVodError(undiciResponse(body)))
  const failing = new Readable({
    read() {},
    destroy: (_error, done) => done(new Error('aborted')),
  })
  await expect(readVodError(undiciResponse(failing))).resolves.toMatchObject(UNREAD)
  await new Promise((resolve) => setImmediate(resolve))
  expect(failing.errored).toMatchObject({ message: 'aborted' })
  for (const body of slow) body.end()
  await Promise.all(reading)
})
