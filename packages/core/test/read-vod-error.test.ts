import { PassThrough, Readable } from 'node:stream'
import { readVodError, VodError } from '../src/index.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const BODY = JSON.stringify({
  requestId: REQUEST_ID,
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-1',
})
const FOUND = {
  code: 'MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: 'Media not found with mda-1',
}
const URL_OF_VOD = 'https://vod.bj.baidubce.com/v2/medias/mda-1'
const OF_VOD = { 'x-bce-request-id': REQUEST_ID }

/** An answer of fetch: the URL that was asked cannot be given to the constructor. */
function response(
  body: ConstructorParameters<typeof Response>[0],
  { url = '', headers = {} as Record<string, string> } = {},
): Response {
  return Object.defineProperty(new Response(body, { status: 404, headers }), 'url', { value: url })
}

/** What undici's `request` resolves to. */
function undiciAnswer(body: object, headers: object = OF_VOD): object {
  return { statusCode: 404, headers, body: Object.assign(body, { bodyUsed: false }) }
}

/** What axios rejects with where a stream was asked for. */
function axiosError(data: unknown, config: object, headers: object = {}): Error {
  const answer = { status: 404, headers, config, data }
  return Object.assign(new Error('Request failed'), { isAxiosError: true, config, response: answer })
}

/** A body that comes to no end, and gives no more than that. */
function hanging(...chunks: readonly string[]): PassThrough {
  const stream = new PassThrough()
  for (const chunk of chunks) stream.write(chunk)
  return stream
}

describe('reads what the client left unread', () => {
  test.each<[string, () => unknown]>([
    ['fetch, by its header', () => response(BODY, { headers: OF_VOD })],
    ['fetch, by its host', () => response(BODY, { url: URL_OF_VOD })],
    [
      'node-fetch',
      () => ({ status: 404, headers: new Headers(OF_VOD), bodyUsed: false, body: Readable.from([BODY]) }),
    ],
    ['undici', () => undiciAnswer(Readable.from([BODY]))],
    ['undici, as a cause', () => new Error('reading media', { cause: undiciAnswer(Readable.from([BODY])) })],
    [
      'ky',
      () =>
        Object.assign(new Error('404'), {
          request: { url: URL_OF_VOD },
          response: response(BODY, { url: URL_OF_VOD }),
        }),
    ],
    [
      'axios, by its header',
      () => axiosError(Readable.from([BODY]), { url: 'http://proxy.internal' }, OF_VOD),
    ],
    ['axios, by its URL', () => axiosError(Readable.from([BODY]), { url: URL_OF_VOD })],
    [
      'axios, by its base URL',
      () =>
        axiosError(Readable.from([BODY]), {
          url: '/v2/medias/mda-1',
          baseURL: 'https://vod.bj.baidubce.com',
        }),
    ],
    ['axios with the adapter of fetch', () => axiosError(new Blob([BODY]).stream(), { url: URL_OF_VOD })],
    [
      'a body in pieces, cut within a letter',
      () => undiciAnswer(Readable.from([...Buffer.from(BODY)].map((byte) => Buffer.of(byte)))),
    ],
  ])('%s', async (_name, make) => {
    const thrown = make()
    const error = await readVodError(thrown)
    expect(error).toMatchObject(FOUND)
    expect(error?.cause).toBe(thrown)
  })

  test.each<[string, (body: string) => unknown]>([
    ['fetch', (body) => response(body, { url: URL_OF_VOD })],
    ['axios', (body) => axiosError(Readable.from([body]), { url: URL_OF_VOD })],
    [
      'axios with a base URL',
      (body) => axiosError(Readable.from([body]), { url: '/v2', baseURL: 'https://vod.bj.baidubce.com' }),
    ],
  ])('%s, where the host alone proves that it is VOD’s', async (_name, make) => {
    const body = JSON.stringify({ code: 'MediaNotFound', message: 'x' })
    await expect(readVodError(make(body))).resolves.toMatchObject({
      code: 'MediaNotFound',
      upstreamStatus: 404,
    })
  })

  test('at a host of the team’s own', async () => {
    const thrown = () => response(BODY, { url: 'http://vod.internal/v2/medias/mda-1' })
    await expect(readVodError(thrown(), { hosts: ['vod.internal'] })).resolves.toMatchObject(FOUND)
    await expect(readVodError(thrown())).resolves.toBeUndefined()
  })
})

describe('leaves another API’s answer unread', () => {
  test.each<[string, () => Response]>([
    ['of another host', () => response(BODY, { url: 'https://users.internal/1' })],
    ['of no host', () => response(BODY)],
    ['with a header that is no request id', () => response(BODY, { headers: { 'x-bce-request-id': 'a b' } })],
  ])('%s', async (_name, make) => {
    const thrown = make()
    await expect(readVodError(thrown)).resolves.toBeUndefined()
    expect(thrown.bodyUsed).toBe(false)
  })
})

describe('makes do with what can be read', () => {
  const UNREADABLE = { code: 'UpstreamInvalidResponse', upstreamStatus: 404, requestId: REQUEST_ID }
  const locked = () => {
    const answer = response(BODY, { headers: OF_VOD })
    answer.body?.getReader()
    return answer
  }
  const breaking = () =>
    Readable.from(
      (function* () {
        yield BODY.slice(0, 20)
        throw new Error('cut off')
      })(),
    )
  test.each<[string, () => unknown]>([
    ['a body that another reader has', locked],
    ['a body that breaks off', () => undiciAnswer(breaking())],
    ['a body of other things than bytes', () => undiciAnswer(Readable.from([{ code: 'x' }]))],
    ['a body that is no stream', () => undiciAnswer({ json: () => BODY })],
    ['no body', () => response(null, { headers: OF_VOD })],
    [
      'a body that hides',
      () => ({
        status: 404,
        headers: OF_VOD,
        bodyUsed: false,
        get body() {
          throw new Error('no')
        },
      }),
    ],
  ])('%s', async (_name, make) => {
    await expect(readVodError(make())).resolves.toMatchObject(UNREADABLE)
  })

  test('the whole error body, before the connection breaks off', async () => {
    const body = hanging(BODY)
    setImmediate(() => body.destroy(new Error('cut off')))
    await expect(readVodError(undiciAnswer(body))).resolves.toMatchObject(FOUND)
  })
})

describe('is bounded', () => {
  test('no more than 64 KiB are read, and the connection is let go of', async () => {
    let read = 0
    const body = new Readable({
      read() {
        read += 16_384
        this.push(Buffer.alloc(16_384, 'x'))
      },
    })
    await expect(readVodError(undiciAnswer(body))).resolves.toMatchObject({ code: 'UpstreamInvalidResponse' })
    expect(body.destroyed).toBe(true)
    expect(read).toBeLessThan(65_536 + 3 * 16_384)
  })

  test('a body of exactly 64 KiB is read whole, and one byte more is not', async () => {
    const padded = (size: number) => BODY + ' '.repeat(size - BODY.length)
    await expect(readVodError(undiciAnswer(Readable.from([padded(65_536)])))).resolves.toMatchObject(FOUND)
    const cut = `${' '.repeat(65_536 - BODY.length + 1)}${BODY}`
    await expect(readVodError(undiciAnswer(Readable.from([cut])))).resolves.toMatchObject({
      code: 'UpstreamInvalidResponse',
    })
  })

  test('64 KiB are enough: nobody waits for the end', async () => {
    const start = performance.now()
    const body = hanging(BODY, ' '.repeat(65_536 - BODY.length))
    await expect(readVodError(undiciAnswer(body))).resolves.toMatchObject(FOUND)
    expect(performance.now() - start).toBeLessThan(4_000)
    expect(body.destroyed).toBe(true)
  }, 8_000)

  test('after five seconds, what has come is all there is', async () => {
    const body = hanging(BODY)
    let isCancelled = false
    const ofFetch = new ReadableStream({
      start: (stream) => stream.enqueue(Buffer.from(BODY)),
      cancel: () => {
        isCancelled = true
      },
    })
    const start = performance.now()
    const errors = await Promise.all(
      [undiciAnswer(body), response(ofFetch, { headers: OF_VOD })].map((thrown) => readVodError(thrown)),
    )
    expect(errors).toMatchObject([FOUND, FOUND])
    expect(performance.now() - start).toBeGreaterThan(4_900)
    expect({ destroyed: body.destroyed, isCancelled }).toEqual({ destroyed: true, isCancelled: true })
  }, 8_000)

  test('no timer is left behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    const before = timers()
    await readVodError(response(BODY, { headers: OF_VOD }))
    expect(timers()).toBe(before)
  })

  test('a stream that will not be let go of changes nothing', async () => {
    const body = new Readable({
      read() {
        this.push(Buffer.alloc(65_536, ' '))
      },
    })
    body.destroy = () => {
      throw new Error('no')
    }
    await expect(readVodError(undiciAnswer(body))).resolves.toMatchObject({ requestId: REQUEST_ID })
  })
})

describe('is not besieged', () => {
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
        response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(0)) }), { headers: OF_VOD }),
    ],
    [
      'of node',
      () =>
        undiciAnswer(
          Readable.from(
            (function* () {
              for (;;) yield ''
            })(),
          ),
        ),
    ],
  ])(
    'by empty chunks without end: a stream %s holds up nobody, and ends',
    async (_name, make) => {
      const late = await lateness(() => expect(readVodError(make())).resolves.toMatchObject(UNREAD))
      expect(late).toBeLessThan(200)
    },
    8_000,
  )

  test('by slow chunks without end, empty or not: five seconds are five seconds', async () => {
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
    const thrown = ['', ' '].map((chunk) => undiciAnswer(slow(chunk)))
    await Promise.all(thrown.map((each) => expect(readVodError(each)).resolves.toMatchObject(UNREAD)))
    expect(performance.now() - start).toBeGreaterThan(4_900)
    expect(performance.now() - start).toBeLessThan(6_000)
  }, 8_000)

  test('by a chunk of any size: no more than 64 KiB of it are kept', async () => {
    const huge = Buffer.alloc(64 * 1024 * 1024, ' ')
    const before = process.memoryUsage().arrayBuffers
    await expect(readVodError(undiciAnswer(Readable.from([huge])))).resolves.toMatchObject(UNREAD)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(huge.length / 2)
  })

  test('by many bodies at once: 128 are read at a time, any other error is told without its body', async () => {
    const slow = Array.from({ length: 128 }, () => hanging(BODY))
    const reading = slow.map((body) => readVodError(undiciAnswer(body)))
    const dropped = Array.from({ length: 3 }, () => hanging(BODY))
    const thrown = [...dropped.map((body) => undiciAnswer(body)), response(BODY, { headers: OF_VOD })]
    for (const each of thrown) await expect(readVodError(each)).resolves.toMatchObject(UNREAD)
    expect(dropped.map(({ destroyed }) => destroyed)).toEqual([true, true, true])
    for (const body of slow) body.end()
    for (const error of await Promise.all(reading)) expect(error).toMatchObject(FOUND)
    await expect(readVodError(undiciAnswer(Readable.from([BODY])))).resolves.toMatchObject(FOUND)
  })

  test('by a body that fails when it is dropped', async () => {
    const slow = Array.from({ length: 128 }, () => hanging(BODY))
    const reading = slow.map((body) => readVodError(undiciAnswer(body)))
    const failing = new Readable({
      read() {},
      destroy: (_error, done) => done(new Error('aborted')),
    })
    await expect(readVodError(undiciAnswer(failing))).resolves.toMatchObject(UNREAD)
    await new Promise((resolve) => setImmediate(resolve))
    expect(failing.errored).toMatchObject({ message: 'aborted' })
    for (const body of slow) body.end()
    await Promise.all(reading)
  })
})

test('what is nearer counts before an answer below it', async () => {
  const sdk = { status_code: 403, code: 'AccessDenied', message: 'x', request_id: REQUEST_ID }
  const thrown = { ...sdk, cause: undiciAnswer(Readable.from([BODY])) }
  await expect(readVodError(thrown)).resolves.toMatchObject({ code: 'AccessDenied', upstreamStatus: 403 })
})

test('what only looks like an answer is left alone', async () => {
  const request = new Request(URL_OF_VOD, { method: 'POST', body: BODY })
  await expect(readVodError(request)).resolves.toBeUndefined()
  expect(request.bodyUsed).toBe(false)
  const body = Readable.from([BODY])
  await expect(readVodError({ bodyUsed: false, url: URL_OF_VOD, body })).resolves.toBeUndefined()
  expect(body.destroyed).toBe(false)
})

test('what has no unread answer is read as by toVodError', async () => {
  const vodError = new VodError({ upstreamCode: 'MediaNotFound', upstreamStatus: 404, message: 'x' })
  await expect(readVodError(vodError)).resolves.toBe(vodError)
  await expect(readVodError(JSON.parse(BODY))).resolves.toMatchObject({
    code: 'MediaNotFound',
    requestId: REQUEST_ID,
  })
  await expect(readVodError(axiosError(JSON.parse(BODY), { url: URL_OF_VOD }))).resolves.toMatchObject(FOUND)
  await expect(readVodError(new Error('x'))).resolves.toBeUndefined()
})

test('hosts that are none are refused', async () => {
  await expect(readVodError(new Error('x'), { hosts: 'vod.internal' as never })).rejects.toThrow(TypeError)
})
