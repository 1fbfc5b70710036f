import { Readable } from 'node:stream'
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

const UNREAD = { code: 'UpstreamInvalidResponse', upstreamStatus: 404, requestId: REQUEST_ID }
/** Runs something while a timer of 10 ms is meant to go off, and says by how much it was late at most. */
async function lateness(act: () => Promise<unknown>): Promise<number> {
  let latest = 0
  let last = performance.now()
  const ticking = setInterval(() => {
    latest = Math.max(latest, performance.now() - last - 10)
    last = performance.now()
  }, 10)
  await act()
  clearInterval(ticking)
  return Math.max(latest, performance.now() - last - 10)
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
    const late = await lateness(() => expect(readVodError(make())).resolves.toMatchObject(UNREAD))
    expect(late).toBeLessThan(200)
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
  expect(performance.now() - start).toBeGreaterThan(4_900)
  expect(performance.now() - start).toBeLessThan(6_000)
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
