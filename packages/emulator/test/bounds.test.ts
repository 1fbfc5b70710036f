import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request as nodeRequest } from 'node:http'
import { bareCode } from '@vod-errors/core/catalog'
import { request } from '@vod-errors/testing'
import fc from 'fast-check'
import { FaultQueue } from '../src/faults/fault-queue.ts'
import { createVodEmulator, SEED } from '../src/index.ts'
import { Journal } from '../src/journal.ts'
import { readBody } from '../src/request/body.ts'
import { BoundedMap } from '../src/state/bounded-map.ts'
import { FUZZ_SEED, LIMIT, RUNS } from './runs.ts'
import { rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

jest.setTimeout(LIMIT)

const vod = createVodEmulator()
const MEBIBYTE = 1_048_576

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

describe('bodies', () => {
  test.each([
    ['an unsigned request', {}, 'AccessDenied'],
    ['a malformed signature', { authorization: 'Bearer token' }, 'InvalidHTTPAuthHeader'],
  ])('are not awaited before the error response to %s', async (_, headers, code) => {
    const outgoing = upload('/v2/medias/upload', headers)
    const response = await responseTo(outgoing)
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    outgoing.end('the rest')
    await once(response.resume(), 'end')
    expect(vod.requests).toMatchObject([{ code }])
  })

  test('arrive completely before the connection closes, even if the call is rejected', async () => {
    const body = Buffer.alloc(16 * MEBIBYTE)
    for (let round = 0; round < 5; round++) {
      const response = await request(`${vod.endpoint}/v2/medias/upload`, { method: 'POST', body })
      expect(response).toMatchObject({ status: 403, isWhole: true })
    }
  })

  test('of a call may have 64 KiB of JSON', async () => {
    const { call } = sdkClients(vod)
    const name = 'x'.repeat(65_536)
    const rejection = await rejectionOf(call('POST', '/v2/medias/upload', { name, container: 'mp4' }))
    expect(bareCode(rejection.code)).toBe('InvalidRequest')
    expect(rejection.message).toContain('the body is larger than 65536 bytes')
  })

  test('are measured the same however they are split', async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 40 }).map(Buffer.from), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(pieces, fc.nat(100), async (pieces, limit) => {
        const whole = Buffer.concat(pieces)
        const read = readBody(pieces, limit)
        if (whole.length > limit) await expect(read).rejects.toMatchObject({ code: 'InvalidRequest' })
        else expect(await read).toEqual(whole)
      }),
      { numRuns: RUNS, seed: FUZZ_SEED },
    )
  })

  test('of an upload may be larger, since they are not stored', async () => {
    const { call } = sdkClients(vod)
    const applied = await call('POST', '/v2/medias/upload', { name: 'a', container: 'mp4' })
    const [url = ''] = applied.body['urls'] as string[]
    const body = Buffer.alloc(20 * MEBIBYTE)
    expect((await request(url, { method: 'PUT', body })).status).toBe(200)
  })

  test('of an admin request may have 1 MiB', async () => {
    const { status, text } = await request(`${vod.endpoint}/_emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ raw: { bytes: 'x'.repeat(MEBIBYTE) } }),
    })
    expect({ status, text }).toEqual({
      status: 400,
      text: expect.stringContaining('the body is larger than 1048576 bytes'),
    })
  })
})

describe('the fault queue', () => {
  test('holds 1000 faults', () => {
    const queue = new FaultQueue()
    const thousand = Array.from({ length: 1000 }, () => ({ code: 'InternalError' }))
    queue.add(thousand)
    expect(() => queue.add([{ code: 'InternalError' }])).toThrow(
      'Expected `faults` to be at most 1000 in the queue, got 1001',
    )
    expect(queue.pending).toHaveLength(1000)
  })

  test('holds 64 MiB', () => {
    const queue = new FaultQueue()
    const fault = { response: { status: 200, body: Buffer.alloc(16 * MEBIBYTE) } }
    for (let round = 0; round < 3; round++) queue.add([fault])
    expect(() => queue.add([fault])).toThrow(
      'Expected `faults` to be at most 67108864 bytes in the queue, got 6',
    )
    queue.take('GET', '/')
    queue.add([fault])
  })

  test('never exceeds its bounds, whatever is added and taken', () => {
    const step = fc.oneof(
      fc.constant('take' as const),
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 400 }),
    )
    const body = Buffer.alloc(MEBIBYTE)
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const queue = new FaultQueue()
        for (const step of steps) {
          if (step === 'take') queue.take('GET', '/')
          else attempt(() => queue.add(step.map((size) => ({ raw: { bytes: body.subarray(0, size ** 4) } }))))
          const sizes = queue.pending.map((fault) => ('raw' in fault ? (fault.raw.bytes ?? '').length : 0))
          expect(sizes.length).toBeLessThanOrEqual(1000)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(64 * MEBIBYTE)
        }
      }),
      { numRuns: Math.ceil(RUNS / 10), seed: FUZZ_SEED },
    )
  })

  test('rejects a long list from the admin route with a clear message', async () => {
    const faults = Array.from({ length: 100_000 }, () => 0)
    const { status, text } = await request(`${vod.endpoint}/_emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    })
    const message = 'Expected `faults` to be at most 1000 in the queue, got 100000'
    expect({ status, text }).toEqual({ status: 400, text: JSON.stringify({ message }) })
  })
})

describe('the journal', () => {
  const arrival = { method: 'GET', path: '/v2/medias', query: '', requestId: 'id', injected: undefined }

  test('keeps the last 100,000 calls', () => {
    const journal = new Journal()
    for (let call = 0; call < 100_002; call++) journal.open({ ...arrival, query: String(call) })
    expect(journal.records).toHaveLength(100_000)
    expect(journal.records[0]?.query).toBe('2')
  })

  test('keeps fewer calls if their queries are long', () => {
    const journal = new Journal()
    for (let call = 0; call < 5000; call++) journal.open({ ...arrival, query: 'x'.repeat(16_000) })
    expect(journal.records.length).toBeLessThan(2200)
    expect(journal.records.length).toBeGreaterThan(2000)
  })
})

describe('the state', () => {
  test('rejects one entry too many, but not a change of an existing entry', () => {
    const map = new BoundedMap('media', [])
    for (let each = 0; each < 10_000; each++) map.set(String(each), each)
    expect(() => map.set('more', 1)).toThrow(
      'the emulator holds at most 10000 media: call reset() or POST /_emulator/reset',
    )
    expect(map.set('7', 1).size).toBe(10_000)
    map.delete('7')
    expect(map.set('more', 1).size).toBe(10_000)
  })

  test.each([
    ['media', 'POST', '/v2/medias/fetch', { url: 'https://media.example.com/a.mp4' }],
    ['uploads', 'POST', '/v2/medias/upload', { name: 'a', container: 'mp4' }],
    [
      'tasks',
      'POST',
      '/v2/medias/process',
      { mediaId: SEED.media.published, preset: { presetId: SEED.presetId } },
    ],
  ])('is bounded for %s', async (kind, method, path, body) => {
    const { call } = sdkClients(vod)
    const isFull = jest.spyOn(BoundedMap.prototype, 'size', 'get').mockReturnValue(10_000)
    const rejection = await rejectionOf(call(method, path, body))
    isFull.mockRestore()
    expect(rejection.message).toContain(`the emulator holds at most 10000 ${kind}:`)
  })
})

describe('the rest of the state', () => {
  test('has callback settings of at most 64 KiB', async () => {
    const { call } = sdkClients(vod)
    const change = (name: string) => call('PUT', '/v2/callback', { [name]: 'x'.repeat(40_000) })
    await change('a')
    const rejection = await rejectionOf(change('b'))
    expect(rejection.message).toContain('the callback settings are larger than 65536 characters')
  })

  test('keeps the last 100 client tokens', async () => {
    const { v2 } = sdkClients(vod)
    const path = `/v2/medias/${SEED.media.published}`
    const change = (clientToken: string, name: string) =>
      v2.sendRequest('PUT', path, { params: { clientToken }, body: JSON.stringify({ name }) })
    await change('first', 'a')
    for (let each = 0; each < 99; each++) await change(`token-${each}`, 'b')
    expect(bareCode((await rejectionOf(change('first', 'c'))).code)).toBe('IdempotentParameterMismatch')
    await change('token-99', 'b')
    await expect(change('first', 'c')).resolves.toBeDefined()
  })

  test.each(['0', '10001', 'x', ''])('rejects the part number %j', async (partNumber) => {
    const { v2 } = sdkClients(vod)
    const mediaId = SEED.sessionMedia.multipart
    const params = { partNumber, uploadId: mediaId }
    const rejection = await rejectionOf(
      v2.sendRequest('PUT', `/vod-emulator/sources/${mediaId}`, { params, body: 'part' }),
    )
    expect(bareCode(rejection.code)).toBe('InvalidRequest')
  })
})

function attempt(act: () => void): void {
  try {
    act()
  } catch (error) {
    expect(String(error)).toMatch(/^TypeError: Expected `faults` to be at most /)
  }
}

/** Starts an upload without ending its body. */
function upload(path: string, headers: Record<string, string>): ClientRequest {
  const outgoing = nodeRequest(vod.endpoint + path, { method: 'POST', agent: false, headers })
  outgoing.write('the first of many bytes')
  return outgoing
}

async function responseTo(outgoing: ClientRequest): Promise<IncomingMessage> {
  const [response] = await once(outgoing, 'response')
  return response
}
