import { Readable } from 'node:stream'
import timers from 'node:timers/promises'
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

describe('normalizes what can be read of', () => {
  const UNREADABLE = { code: 'UpstreamInvalidResponse', upstreamStatus: 404, requestId: REQUEST_ID }
  const locked = () => {
    const lockedResponse = response(BODY, { headers: VOD_HEADERS })
    lockedResponse.body?.getReader()
    return lockedResponse
  }
  const breaking = () =>
    Readable.from(
      (function* () {
        yield BODY.slice(0, 20)
        throw new Error('cut off')
      })(),
    )
  test.each<[string, () => unknown]>([
    ['a body that is locked by another reader', locked],
    ['a body that breaks off', () => undiciResponse(breaking())],
    ['a body of objects', () => undiciResponse(Readable.from([{ code: 'x' }]))],
    ['a body that is not a stream', () => undiciResponse({ json: () => BODY })],
    ['no body', () => response(null, { headers: VOD_HEADERS })],
    [
      'a body that throws when it is read',
      () => ({
        status: 404,
        headers: VOD_HEADERS,
        bodyUsed: false,
        get body() {
          throw new Error('no')
        },
      }),
    ],
  ])('%s', async (_name, make) => {
    await expect(readVodError(make())).resolves.toMatchObject(UNREADABLE)
  })

  test('a complete error body before the connection is lost', async () => {
    const body = hanging(BODY)
    setImmediate(() => body.destroy(new Error('cut off')))
    await expect(readVodError(undiciResponse(body))).resolves.toMatchObject(FOUND)
  })
})

test('reads at most 64 KiB, and closes the connection', async () => {
  let read = 0
  const body = new Readable({
    read() {
      read += 16_384
      this.push(Buffer.alloc(16_384, 'x'))
    },
  })
  await expect(readVodError(undiciResponse(body))).resolves.toMatchObject({
    code: 'UpstreamInvalidResponse',
  })
  expect(body.destroyed).toBe(true)
  expect(read).toBeLessThan(65_536 + 3 * 16_384)
})

test('reads a body of exactly 64 KiB, but not one byte more', async () => {
  const padded = (size: number) => BODY + ' '.repeat(size - BODY.length)
  await expect(readVodError(undiciResponse(Readable.from([padded(65_536)])))).resolves.toMatchObject(FOUND)
  const cut = `${' '.repeat(65_536 - BODY.length + 1)}${BODY}`
  await expect(readVodError(undiciResponse(Readable.from([cut])))).resolves.toMatchObject({
    code: 'UpstreamInvalidResponse',
  })
})

test('does not wait for the end after 64 KiB', async () => {
  const start = performance.now()
  const body = hanging(BODY, ' '.repeat(65_536 - BODY.length))
  await expect(readVodError(undiciResponse(body))).resolves.toMatchObject(FOUND)
  expect(performance.now() - start).toBeLessThan(4_000)
  expect(body.destroyed).toBe(true)
}, 8_000)

test('uses what has arrived after five seconds', async () => {
  const body = hanging(BODY)
  let isCancelled = false
  const ofFetch = new ReadableStream({
    start: (stream) => stream.enqueue(Buffer.from(BODY)),
    cancel: () => {
      isCancelled = true
    },
  })
  let passTime = () => {}
  const fiveSeconds = new Promise<void>((resolve) => {
    passTime = resolve
  })
  const wait = jest.spyOn(timers, 'setTimeout').mockReturnValue(fiveSeconds)
  const onRead = jest.fn()
  const thrown = [undiciResponse(body), response(ofFetch, { headers: VOD_HEADERS })]
  const reads = thrown.map((each) => readVodError(each).finally(onRead))
  for (let turn = 0; turn < 5; turn++) await timers.setImmediate()
  expect(wait.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([5_000, 5_000])
  wait.mockRestore()
  expect(onRead).not.toHaveBeenCalled()
  passTime()
  expect(await Promise.all(reads)).toMatchObject([FOUND, FOUND])
  expect({ destroyed: body.destroyed, isCancelled }).toEqual({ destroyed: true, isCancelled: true })
}, 4_000)

test('leaves no timer behind', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const before = timers()
  await readVodError(response(BODY, { headers: VOD_HEADERS }))
  expect(timers()).toBe(before)
})

test('ignores a stream that cannot be destroyed', async () => {
  const body = new Readable({
    read() {
      this.push(Buffer.alloc(65_536, ' '))
    },
  })
  body.destroy = () => {
    throw new Error('no')
  }
  await expect(readVodError(undiciResponse(body))).resolves.toMatchObject({ requestId: REQUEST_ID })
})
