import { BceBaseClient } from '@baiducloud/sdk'
import { throwIfNotOk, vodCall } from '@vod-errors/core'
import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import fc from 'fast-check'
import { HOSTS } from './hosts.ts'

const PATH = '/v2/medias/mda-1'
/** Part of every text, so that an echo can be found. The space makes it an invalid id. */
const MARK = 'hostile mark'
/** Milliseconds. The fetch of Node 20 hangs if the connection closes during invalid compressed data. */
const TIMEOUT = 300

const emulator = createVodEmulator()
const clients: Readonly<Record<string, (signal: AbortSignal) => PromiseLike<unknown>>> = {
  fetch: async (signal) =>
    (await throwIfNotOk(await fetch(`${emulator.endpoint}${PATH}`, { signal }))).json(),
  sdk: async () => (await new BceBaseClient(emulator, 'vod', true).sendRequest('GET', PATH)).body,
}
const origins: string[] = []
const closing: (() => Promise<void>)[] = []
beforeAll(async () => {
  await emulator.start()
  for (const makeBff of Object.values(HOSTS)) {
    const route = ({ url = '' }) => {
      const client = clients[url.split('/').at(-1) ?? '']
      return vodCall(({ signal }) => client?.(signal), { timeout: TIMEOUT })
    }
    const server = await listen(makeBff({ route, options: { logger: false } }))
    closing.push(() => close(server))
    origins.push(urlOf(server))
  }
})
afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  await emulator.stop()
  // The SDK sets its clock offset from any response.
  Reflect.set(BceBaseClient.prototype, 'timeOffset', 0)
})

/** The responses of both BFFs, with either client, to a fault. All at once, because some wait for the timeout. */
function responsesTo(fault: Fault): Promise<readonly Response[]> {
  emulator.reset()
  emulator.failNext({ ...fault, times: Number.MAX_SAFE_INTEGER })
  return Promise.all(
    origins.flatMap((origin) => Object.keys(clients).map((client) => fetch(`${origin}/media/${client}`))),
  )
}

async function expectValid(response: Response): Promise<void> {
  const text = await response.text()
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThanOrEqual(599)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(Object.keys(JSON.parse(text))).toEqual(['requestId', 'code', 'message'])
  expect(JSON.parse(text)).toEqual({
    requestId: expect.stringMatching(/^[\w.:-]{1,128}$/),
    code: expect.stringMatching(/^[\w-]{1,64}$/),
    message: expect.any(String),
  })
  expect(JSON.stringify([...response.headers]) + text).not.toContain(MARK)
}

const bytes = fc.uint8Array({ maxLength: 2_000 })
const text = fc.string({ unit: 'binary', maxLength: 200 }).map((rest) => `${MARK}\u0000${rest}`)
const vods = fc
  .record({ requestId: text, code: text, message: text, error: fc.jsonValue() }, { requiredKeys: [] })
  .map((fields) => JSON.stringify(fields))
const body = fc
  .oneof(bytes, text, vods, fc.json())
  // This value crashes the process inside the SDK.
  .filter((each) => typeof each !== 'string' || each.trim() !== 'null')
  .map((each) => Buffer.from(each))

const type = fc.constantFrom(
  'application/json;charset=UTF-8',
  'text/json',
  'application/json;charset=utf-16',
  'text/html',
  'image/png',
  ';;=',
  '',
)
const line = fc.oneof(
  fc.constantFrom(
    'content-length: 5',
    'transfer-encoding: chunked',
    'content-encoding: gzip',
    'content-encoding: br',
  ),
  fc
    .tuple(fc.constantFrom('x-bce-request-id', 'retry-after', 'location', 'set-cookie', 'x-any'), text)
    .map((pair) => pair.join(': ')),
  text,
)
const badStatus = fc.integer({ min: 300, max: 999 })

/** A valid or invalid HTTP head with any body, or no head at all. */
const wire = fc.oneof(
  bytes,
  fc.tuple(badStatus, fc.array(line, { maxLength: 5 }), body).map(([status, lines, rest]) => {
    const head = [`HTTP/1.1 ${status} ${MARK}`, 'connection: close', ...lines].join('\r\n')
    return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), rest])
  }),
)

/** A fixed seed, so that only a change can break the test. `FAST_CHECK_SEED=$RANDOM` tries other values. */
const DRAW = {
  numRuns: Number(process.env['FAST_CHECK_RUNS'] ?? 75),
  seed: Number(process.env['FAST_CHECK_SEED'] ?? 20251122),
}

// In milliseconds: enough for a busy machine.
jest.setTimeout(60_000 + 300 * DRAW.numRuns)

test('any bytes on the connection to VOD are one valid response to the browser', async () => {
  await fc.assert(
    fc.asyncProperty(wire, async (each) => {
      for (const response of await responsesTo({ raw: { bytes: each } })) await expectValid(response)
    }),
    DRAW,
  )
})

test('any body of any type and status leads to one valid response, unless it is a success', async () => {
  const status = fc.oneof(badStatus, fc.integer({ min: 200, max: 299 }))
  await fc.assert(
    fc.asyncProperty(status, type, body, async (given, contentType, each) => {
      const headers = { 'content-type': contentType, 'x-bce-request-id': MARK, date: MARK }
      for (const response of await responsesTo({ response: { status: given, headers, body: each } })) {
        if (given >= 300 || !response.ok) await expectValid(response)
      }
    }),
    DRAW,
  )
})
