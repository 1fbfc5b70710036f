import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { bareCode } from '@vod-errors/core'
import fc from 'fast-check'
import { FaultLine } from '../src/faults/fault-line.ts'
import { createVodEmulator, SEED } from '../src/index.ts'
import { Journal } from '../src/journal.ts'
import { readBody } from '../src/request/body.ts'
import { BoundedMap } from '../src/state/bounded-map.ts'
import { rawRequest } from './raw-request.ts'
import { FUZZ_SEED, RUNS } from './runs.ts'
import { rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()
const MEBIBYTE = 1_048_576

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

describe('bodies', () => {
  test.each([
    ['without a signature', {}, 'AccessDenied'],
    ['with a malformed one', { authorization: 'Bearer token' }, 'InvalidHTTPAuthHeader'],
  ])('are not awaited %s', async (_, headers, code) => {
    const outgoing = upload('/v2/medias/upload', headers)
    const response = await responseTo(outgoing)
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    outgoing.end('the rest')
    await once(response.resume(), 'end')
    expect(vod.requests).toMatchObject([{ code }])
  })

  test('reach their end before the connection closes, also when refused', async () => {
    const body = Buffer.alloc(16 * MEBIBYTE)
    for (let round = 0; round < 5; round++) {
      const response = await rawRequest(`${vod.endpoint}/v2/medias/upload`, { method: 'POST', body })
      expect(response).toMatchObject({ status: 403, cut: false })
    }
  })

  test('of a call hold 64 kibibytes of JSON at most', async () => {
    const { call } = sdkClients(vod)
    const name = 'x'.repeat(65_536)
    const rejection = await rejectionOf(call('POST', '/v2/medias/upload', { name, container: 'mp4' }))
    expect(bareCode(rejection.code)).toBe('InvalidRequest')
    expect(rejection.message).toContain('the body is larger than 65536 bytes')
  })

  test('are measured whatever pieces they come in', async () => {
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

  test('of an upload may be larger, since they are not kept', async () => {
    const { call } = sdkClients(vod)
    const applied = await call('POST', '/v2/medias/upload', { name: 'a', container: 'mp4' })
    const [url = ''] = applied.body['urls'] as string[]
    const body = Buffer.alloc(20 * MEBIBYTE)
    expect((await rawRequest(url, { method: 'PUT', body })).status).toBe(200)
  })

  test('of an admin route hold a mebibyte at most', async () => {
    const { status, text } = await rawRequest(`${vod.endpoint}/_emulator/faults`, {
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

describe('the line of faults', () => {
  test('takes 1000 faults, and none of a list that is longer', () => {
    const line = new FaultLine()
    const thousand = Array.from({ length: 1000 }, () => ({ code: 'InternalError' }))
    line.add(thousand)
    expect(() => line.add([{ code: 'InternalError' }])).toThrow(
      'Expected `faults` to be at most 1000 in line, got 1001',
    )
    expect(line.waiting).toHaveLength(1000)
  })

  test('takes 64 mebibytes', () => {
    const line = new FaultLine()
    const fault = { answer: { status: 200, body: Buffer.alloc(16 * MEBIBYTE) } }
    for (let round = 0; round < 3; round++) line.add([fault])
    expect(() => line.add([fault])).toThrow('Expected `faults` to be at most 67108864 bytes in line, got 6')
    line.take('GET', '/')
    line.add([fault])
  })

  test('never exceeds its bounds, whatever is put in and taken out', () => {
    const step = fc.oneof(
      fc.constant('take' as const),
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 400 }),
    )
    const body = Buffer.alloc(MEBIBYTE)
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const line = new FaultLine()
        for (const step of steps) {
          if (step === 'take') line.take('GET', '/')
          else attempt(() => line.add(step.map((size) => ({ raw: { bytes: body.subarray(0, size ** 4) } }))))
          const sizes = line.waiting.map((fault) => ('raw' in fault ? (fault.raw.bytes ?? '').length : 0))
          expect(sizes.length).toBeLessThanOrEqual(1000)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(64 * MEBIBYTE)
        }
      }),
      { numRuns: Math.ceil(RUNS / 10), seed: FUZZ_SEED },
    )
  })

  test('says so through the admin route too', async () => {
    const faults = Array.from({ length: 100_000 }, () => 0)
    const { status, text } = await rawRequest(`${vod.endpoint}/_emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    })
    const message = 'Expected `faults` to be at most 1000 in line, got 100000'
    expect({ status, text }).toEqual({ status: 400, text: JSON.stringify({ message }) })
  })
})

describe('the journal', () => {
  const arrival = { method: 'GET', path: '/v2/medias', query: '', requestId: 'id' }

  test('keeps the last 100,000 calls', () => {
    const journal = new Journal()
    for (let call = 0; call < 100_002; call++) journal.open({ ...arrival, query: String(call) })
    expect(journal.records).toHaveLength(100_000)
    expect(journal.records[0]?.query).toBe('2')
  })

  test('keeps fewer calls with long queries', () => {
    const journal = new Journal()
    for (let call = 0; call < 5000; call++) journal.open({ ...arrival, query: 'x'.repeat(16_000) })
    expect(journal.records.length).toBeLessThan(2200)
    expect(journal.records.length).toBeGreaterThan(2000)
  })
})

describe('the state', () => {
  test('refuses what is one too many, by name, but not a change of what is there', () => {
    const map = new BoundedMap('media', [])
    for (let each = 0; each < 10_000; each++) map.set(String(each), each)
    expect(() => map.set('more', 1)).toThrow(
      'the emulator holds 10000 media at most: reset it with reset() or POST /_emulator/reset',
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
  ])('has a bound for %s', async (kind, method, path, body) => {
    const { call } = sdkClients(vod)
    const isFull = jest.spyOn(BoundedMap.prototype, 'size', 'get').mockReturnValue(10_000)
    const rejection = await rejectionOf(call(method, path, body))
    isFull.mockRestore()
    expect(rejection.message).toContain(`the emulator holds 10000 ${kind} at most`)
  })

  test('keeps the callback settings small', async () => {
    const { call } = sdkClients(vod)
    const change = (name: string) => call('PUT', '/v2/callback', { [name]: 'x'.repeat(40_000) })
    await change('a')
    const rejection = await rejectionOf(change('b'))
    expect(rejection.message).toContain('the callback settings are larger than 65536 characters')
  })

  test('forgets a client token after 100 others', async () => {
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

  test.each(['0', '10001', 'x', ''])('has no part number %j', async (partNumber) => {
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

/** Begins an upload whose body does not end by itself. */
function upload(path: string, headers: Record<string, string>): ClientRequest {
  const outgoing = request(vod.endpoint + path, { method: 'POST', agent: false, headers })
  outgoing.write('the first of many bytes')
  return outgoing
}

async function responseTo(outgoing: ClientRequest): Promise<IncomingMessage> {
  const [response] = await once(outgoing, 'response')
  return response
}
