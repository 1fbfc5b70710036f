import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import timers from 'node:timers/promises'
import { close, listen, until, urlOf } from '@vod-errors/testing'
import { request } from 'undici'
import { isVodError, throwIfNotOk, type VodError } from '../../src/index.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const BODY = JSON.stringify({
  requestId: REQUEST_ID,
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-1',
})
const MEDIA_NOT_FOUND = {
  code: 'MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  params: { mediaId: 'mda-1' },
}
const UNREADABLE = { code: 'UpstreamInvalidResponse', status: 502, upstreamCode: undefined }

let server: Server
let respond: (req: IncomingMessage, res: ServerResponse) => void
let url: string

beforeAll(async () => {
  server = await listen((req, res) => respond(req, res))
  url = urlOf(server, '/v2/medias/mda-1')
})
afterAll(() => close(server))
beforeEach(() => {
  respond = (_req, res) => res.writeHead(404, { 'content-type': 'application/json' }).end(BODY)
})

async function rejectionOf(call: Promise<unknown>): Promise<VodError> {
  const thrown: unknown = await call.then(
    () => 'resolved',
    (reason: unknown) => reason,
  )
  if (isVodError(thrown)) return thrown
  throw new Error(`Not rejected with a VodError: ${String(thrown)}`)
}

type Get = (init?: { method: 'HEAD' }) => Promise<{ readonly body: unknown }>

const CLIENTS: Readonly<Record<string, Get>> = {
  fetch: (init) => fetch(url, init),
  'undici request': (init) => request(url, init),
}

describe.each(Object.entries(CLIENTS))('%s', (_name, get) => {
  test.each([200, 201, 204, 299])(
    'a good response, %i, comes back as it is, its body unread',
    async (status) => {
      respond = (_req, res) => res.writeHead(status).end(status === 204 ? undefined : 'good')
      const response = await get()
      expect(await throwIfNotOk(response)).toBe(response)
      expect(await textOf(response)).toBe(status === 204 ? '' : 'good')
    },
  )

  test('a bad one is thrown as what VOD said, and is the cause', async () => {
    const response = await get()
    const error = await rejectionOf(throwIfNotOk(response))
    expect(error).toMatchObject(MEDIA_NOT_FOUND)
    expect(error.cause).toBe(response)
  })

  test.each([
    [304, 'UpstreamInvalidResponse'],
    [400, 'UpstreamInvalidResponse'],
    [403, 'UpstreamInvalidResponse'],
    [429, 'UpstreamUnavailable'],
    [500, 'UpstreamInvalidResponse'],
    [503, 'UpstreamUnavailable'],
    [504, 'UpstreamTimeout'],
    [599, 'UpstreamInvalidResponse'],
  ])('a status of %i is bad', async (status, code) => {
    respond = (_req, res) => res.writeHead(status).end()
    expect(await rejectionOf(throwIfNotOk(await get()))).toMatchObject({
      code,
      upstreamStatus: status,
    })
  })

  test('the id and the time to come again are taken from the headers', async () => {
    const headers = { 'x-bce-request-id': REQUEST_ID, 'retry-after': '9' }
    respond = (_req, res) => res.writeHead(503, headers).end('<html>')
    expect(await rejectionOf(throwIfNotOk(await get()))).toMatchObject({
      code: 'UpstreamUnavailable',
      status: 503,
      requestId: REQUEST_ID,
      retryAfter: 9,
    })
  })
})

describe.each(Object.entries(CLIENTS))('%s, whose body is missing, broken or endless', (_name, get) => {
  test('a response to HEAD has no body to read', async () => {
    expect(await rejectionOf(throwIfNotOk(await get({ method: 'HEAD' })))).toMatchObject({
      ...UNREADABLE,
      upstreamStatus: 404,
    })
  })

  test('a body that was read already tells nothing more', async () => {
    const response = await get()
    await textOf(response)
    expect(await rejectionOf(throwIfNotOk(response))).toMatchObject({ ...UNREADABLE, upstreamStatus: 404 })
  })

  test('a body that is cut off is read as far as it goes', async () => {
    respond = (_req, res) => {
      res.writeHead(404, { 'content-length': String(BODY.length + 10) })
      res.write(BODY, () => setTimeout(() => res.destroy(), 20))
    }
    expect(await rejectionOf(throwIfNotOk(await get()))).toMatchObject(MEDIA_NOT_FOUND)
  })

  test('a body without an end is read to 64 KiB, and its connection given up', async () => {
    let sent = 0
    respond = (_req, res) => {
      res.writeHead(500)
      const chunk = Buffer.alloc(16_384, 'x')
      function flood(): void {
        while (!res.destroyed && res.write(chunk)) sent += chunk.length
        if (!res.destroyed) res.once('drain', flood)
      }
      flood()
    }
    const start = Date.now()
    const asked = once(server, 'request')
    const error = await rejectionOf(throwIfNotOk(await get()))
    expect(error).toMatchObject({ ...UNREADABLE, upstreamStatus: 500 })
    expect(Date.now() - start).toBeLessThan(1500)
    const [, res] = await asked
    if (!res.destroyed) await once(res, 'close')
    // What the buffers of both sides and of the system hold may have left the server.
    expect(sent).toBeLessThan(16 * 1024 * 1024)
  })

  test('an error body in front of a long tail of blanks is read all the same', async () => {
    respond = (_req, res) => res.writeHead(404).end(`${BODY}${' '.repeat(100_000)}`)
    expect(await rejectionOf(throwIfNotOk(await get()))).toMatchObject(MEDIA_NOT_FOUND)
  })
})

test('a body that drips and never ends is given up after 5 seconds, by fetch and undici alike', async () => {
  const drips: NodeJS.Timeout[] = []
  respond = (_req, res) => {
    res.writeHead(404).write(BODY.slice(0, 20))
    drips.push(setInterval(() => res.write(' '), 10))
  }
  let passTime = () => {}
  const fiveSeconds = new Promise<void>((resolve) => {
    passTime = resolve
  })
  const wait = jest.spyOn(timers, 'setTimeout').mockReturnValue(fiveSeconds)
  const onGivenUp = jest.fn()
  const calls = Object.values(CLIENTS).map(async (get) => await rejectionOf(throwIfNotOk(await get())))
  for (const call of calls) call.finally(onGivenUp)
  await until(() => wait.mock.calls.length === 2)
  expect(wait.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([5_000, 5_000])
  wait.mockRestore()
  await timers.setTimeout(100)
  expect(onGivenUp).not.toHaveBeenCalled()
  passTime()
  const errors = await Promise.all(calls)
  expect(errors.map(({ code, upstreamStatus }) => ({ code, upstreamStatus }))).toEqual(
    Array(2).fill({ code: 'UpstreamInvalidResponse', upstreamStatus: 404 }),
  )
  for (const drip of drips) clearInterval(drip)
}, 10_000)

test('a body that someone else is reading is left to them', async () => {
  const response = await fetch(url)
  const reader = response.body?.getReader()
  expect(await rejectionOf(throwIfNotOk(response))).toMatchObject({ ...UNREADABLE, upstreamStatus: 404 })
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(BODY)
})

describe('a response made by hand', () => {
  test.each<[string, Response, object]>([
    ['of text', new Response(BODY, { status: 404 }), MEDIA_NOT_FOUND],
    ['without a body', new Response(null, { status: 404 }), UNREADABLE],
    ['of an error', Response.error(), { ...UNREADABLE, upstreamStatus: undefined }],
    ['of a stream of no bytes', new Response(streamOf(7), { status: 500 }), UNREADABLE],
    ['of a stream that fails', new Response(failing(), { status: 500 }), UNREADABLE],
  ])('%s', async (_name, response, expected) => {
    expect(await rejectionOf(throwIfNotOk(response))).toMatchObject(expected)
  })
})

describe('refuses what is no response', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a string', 'x', '"x"'],
    ['a parsed body', { code: 'MediaNotFound' }, "{ code: 'MediaNotFound' }"],
    ['what axios resolves to', { status: 200, headers: {} }, '{ status: 200, headers: {} }'],
    [
      'a status that is no integer',
      { status: '200', headers: {}, bodyUsed: false },
      "{ status: '200', headers: {}, bodyUsed: false }",
    ],
  ])('%s', async (_name, value, got) => {
    const thrown: unknown = await throwIfNotOk(value as object).catch((reason: unknown) => reason)
    expect(thrown).toBeInstanceOf(TypeError)
    expect(thrown).toMatchObject({
      message: `Expected \`response\` to be a response of fetch or undici, got ${got}`,
    })
  })
})

async function textOf({ body }: { readonly body: unknown }): Promise<string> {
  const chunks: Buffer[] = []
  if (body === null) return ''
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

function streamOf(chunk: unknown): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(chunk)
      controller.close()
    },
  })
}

function failing(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(new Error('cut')) })
}
