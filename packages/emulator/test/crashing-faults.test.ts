import { connect } from 'node:net'
import { request } from '@vod-errors/testing'
import fc from 'fast-check'
import type { Fault } from '../src/index.ts'
import { type EmulatorProcess, killCommands, startProcess } from './emulator-process.ts'
import { FUZZ_SEED, LIMIT, RUNS } from './runs.ts'

let emulator: EmulatorProcess

beforeAll(async () => {
  emulator = await startProcess()
}, LIMIT)
afterAll(killCommands)

interface Call {
  readonly method: string
  readonly version: '1.0' | '1.1'
}

/** Queues a fault and makes a call. Resolves to the bytes of the response; rejects if the process dies. */
async function survive(fault: unknown, { method, version }: Call): Promise<string> {
  const isUp = await request(emulator.endpoint).then(Boolean, () => false)
  if (!isUp) emulator = await startProcess()
  const faults = `${emulator.endpoint}/_emulator/faults`
  const headers = { 'content-type': 'application/json' }
  await request(faults, { method: 'POST', headers, body: JSON.stringify(fault) })
  const { hostname, port, host } = new URL(emulator.endpoint)
  const socket = connect(Number(port), hostname).on('error', () => undefined)
  const received: Buffer[] = []
  socket.on('data', (piece) => received.push(piece))
  // Some faults keep the connection open.
  socket.setTimeout(200, () => socket.destroy())
  socket.write(`${method} /v2/medias HTTP/${version}\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
  await new Promise((resolve) => socket.once('close', resolve))
  expect((await request(faults, { method: 'DELETE' })).status).toBe(200)
  return Buffer.concat(received).toString()
}

const GET: Call = { method: 'GET', version: '1.1' }

describe('a fault that Node cannot send', () => {
  const trailer = { trailer: 'x-checksum' }
  test.each<[string, Fault, Call]>([
    ['a trailer beside a content-length', withHeaders({ ...trailer, 'content-length': '4' }), GET],
    ['a trailer for a client of HTTP/1.0', withHeaders(trailer), { ...GET, version: '1.0' }],
    ['a trailer for a HEAD request', withHeaders(trailer), { ...GET, method: 'HEAD' }],
    ['a trailer with a 204', { response: { status: 204, headers: trailer } }, GET],
  ])('gets a 500 that says why: %s', async (_, fault, call) => {
    const received = await survive(fault, call)
    expect(received).toMatch(/^HTTP\/1\.1 500 /)
    expect(received).toContain('Node cannot send this fault: Trailers are invalid')
  })
})

describe('no fault crashes the emulator', () => {
  test.each<[string, Fault, Call]>([
    ['a pattern of a million stars', { code: 'InternalError', path: `/${'*'.repeat(999_000)}` }, GET],
    ['a pattern of a million characters', { code: 'InternalError', path: `/${'.'.repeat(999_000)}` }, GET],
    ['a meaningless status', { code: 'InternalError', status: 999 }, GET],
    ['a status without a body', { response: { status: 304, body: 'body' } }, GET],
    ['a content-length that is not a number', withHeaders({ 'content-length': 'many' }), GET],
    ['a content-length below the body', withHeaders({ 'content-length': '1' }), GET],
    ['two framings', withHeaders({ 'content-length': '1', 'transfer-encoding': 'chunked' }), GET],
    ['an unknown framing', withHeaders({ 'transfer-encoding': 'gzip' }), GET],
    ['an upgrade', withHeaders({ connection: 'upgrade', upgrade: 'websocket' }), GET],
    ['no raw bytes', { raw: {} }, GET],
    ['a header named __proto__', JSON.parse('{"response":{"status":200,"headers":{"__proto__":"x"}}}'), GET],
  ])('%s', async (_, fault, call) => {
    await survive(fault, call)
  })

  test(
    'whatever it is',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyFault, anyCall, async (fault, call) => void (await survive(fault, call))),
        { numRuns: RUNS, seed: FUZZ_SEED },
      )
    },
    LIMIT,
  )
})

function withHeaders(headers: Record<string, string>): Fault {
  return { response: { status: 200, headers, body: 'body' } }
}

/** Draws mostly from the first, or hardly any fault would be valid. */
function mostly<Legal, Other>(legal: fc.Arbitrary<Legal>, other: fc.Arbitrary<Other>) {
  return fc.oneof({ arbitrary: legal, weight: 19 }, { arbitrary: other, weight: 1 })
}

const NAMES = ['trailer', 'content-length', 'transfer-encoding', 'connection', 'date', 'expect', 'set-cookie']
const VALUES = ['chunked', '0', '-1', 'close', 'x-checksum', '']
const headerName = mostly(fc.constantFrom(...NAMES), fc.string())
const headerValue = mostly(fc.constantFrom(...VALUES), fc.string({ unit: 'binary' }))
const status = mostly(
  fc.constantFrom(200, 204, 205, 304, 404, 500, 600, 999),
  fc.constantFrom(-1, 0, 100, 101, 199, 1000, 1e9),
)
const code = mostly(fc.constantFrom('InternalError', 'MediaException.MediaNotFound'), fc.string())
const requestId = mostly(fc.constant('id'), fc.string())
const overMs = fc.integer({ min: 0, max: 5 })
const text = fc.string({ unit: 'binary' })
const pattern = fc.constantFrom(
  '*',
  '/v2/*',
  '/v2/medias',
  '/v1/*',
  `/v2/medias${'*'.repeat(2000)}`,
  '/*'.repeat(3000),
)
const scope = { times: fc.constantFrom(1, 2, Number.MAX_SAFE_INTEGER), path: pattern }
const response = fc.record(
  { status, headers: fc.dictionary(headerName, headerValue), body: text },
  { requiredKeys: ['status'] },
)

/** Valid, nearly valid and invalid faults. Without `hang` and `slow`, which only wait. */
const anyFault = fc.oneof(
  fc.record({ ...scope, code, status, message: text, requestId }, { requiredKeys: ['code'] }),
  fc.record({ ...scope, overMs, response }, { requiredKeys: ['response'] }),
  fc.record({ ...scope, overMs, raw: fc.record({ bytes: text }) }, { requiredKeys: ['raw'] }),
  fc.record(
    { ...scope, transport: fc.constantFrom('reset', 'truncated', 'brokenJson', 'html', 'empty') },
    { requiredKeys: ['transport'] },
  ),
)

const anyCall = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
  version: fc.constantFrom<Call['version'][]>('1.0', '1.1'),
})
