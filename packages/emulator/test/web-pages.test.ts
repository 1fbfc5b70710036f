import type { OutgoingHttpHeaders } from 'node:http'
import { request } from '@vod-errors/testing'
import fc from 'fast-check'
import { createVodEmulator, type Fault } from '../src/index.ts'
import { FUZZ_SEED, LIMIT, RUNS } from './runs.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

const FAULT = '{"code":"InternalError"}'
const JSON_TYPE = { 'content-type': 'application/json' }

/** Tries to queue a fault. PORT in a header stands for the emulator's port. */
async function queueFault(headers: OutgoingHttpHeaders): Promise<{ status: number; queued: number }> {
  const status = await postFault(headers)
  const { text } = await request(`${vod.endpoint}/_emulator/faults`)
  return { status, queued: JSON.parse(text).faults.length }
}

async function postFault(headers: OutgoingHttpHeaders): Promise<number> {
  const { status } = await request(`${vod.endpoint}/_emulator/faults`, {
    method: 'POST',
    body: FAULT,
    headers: withPort({ ...JSON_TYPE, ...headers }),
  })
  return status
}

function withPort(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const { port } = new URL(vod.endpoint)
  const replaced = Object.entries(headers).map(([name, value]) => [name, String(value).replace('PORT', port)])
  return Object.fromEntries(replaced)
}

describe('the admin routes refuse a web page', () => {
  test.each<[string, OutgoingHttpHeaders]>([
    ['on another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['on another site, from a browser without Sec-Fetch-Site', { origin: 'https://evil.example' }],
    ['on another port of this machine', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['on the same host with https', { origin: 'https://127.0.0.1:PORT' }],
    ['in a sandbox or from a file', { origin: 'null' }],
    ['whose browser sends no Origin', { 'sec-fetch-site': 'cross-site' }],
    ['on a rebound host', { host: 'evil.example:PORT', origin: 'http://evil.example:PORT' }],
    ['on a rebound host, without Origin', { host: 'evil.example:PORT' }],
    ['on a host that begins with an address', { host: '127.0.0.1.evil.example:PORT' }],
    ['on a host that begins with localhost', { host: 'localhost.evil.example:PORT' }],
    ['on a host that ends in localhost', { host: 'evil-localhost:PORT' }],
    ['on a host without a name', { host: ':PORT' }],
    ['on a malformed host', { host: '[::1:PORT' }],
  ])('%s', async (_, headers) => {
    expect(await queueFault(headers)).toEqual({ status: 403, queued: 0 })
  })

  test.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['a text form', 'text/plain'],
    ['a file form', 'multipart/form-data; boundary=x'],
    ['a near miss', 'application/jsonp'],
    ['no type', ''],
  ])('that sends %s', async (_, type) => {
    expect(await queueFault({ 'content-type': type })).toEqual({ status: 415, queued: 0 })
  })

  test(
    'on any site',
    async () => {
      const anyUrl = fc
        .tuple(fc.constantFrom('http', 'https'), fc.webAuthority())
        .map((parts) => parts.join('://'))
      const anyOrigin = anyUrl.map((url) => new URL(url).origin)
      await fc.assert(
        fc.asyncProperty(anyOrigin, fc.boolean(), async (origin, isRebound) => {
          const host = isRebound ? { host: new URL(origin).host } : {}
          expect(await postFault({ origin, ...host })).toBe(403)
        }),
        { numRuns: RUNS, seed: FUZZ_SEED },
      )
      const { text } = await request(`${vod.endpoint}/_emulator/faults`)
      expect(JSON.parse(text).faults).toEqual([])
    },
    LIMIT,
  )

  test('on every route, and say why', async () => {
    const headers = { origin: 'https://evil.example' }
    for (const path of ['faults', 'account', 'requests', 'reset', 'nothing']) {
      const response = await request(`${vod.endpoint}/_emulator/${path}`, { headers })
      expect({ status: response.status, body: JSON.parse(response.text) }).toEqual({
        status: 403,
        body: { message: 'Web pages may not use the admin routes: `origin` is "https://evil.example"' },
      })
    }
  })

  test('that sends a preflight', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const response = await request(`${vod.endpoint}/_emulator/faults`, { method: 'OPTIONS', headers })
    expect(response.status).toBe(403)
    expect(response.headers).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('an upload from any page', () => {
  const PAGE = { origin: 'https://shop.example' }
  const PATH = '/vod-emulator/sources/mda-1'

  test('is allowed by a preflight, which is no call and uses up no fault', async () => {
    vod.failNext({ code: 'InternalError' })
    const headers = { ...PAGE, 'access-control-request-method': 'PUT' }
    const response = await request(`${vod.endpoint}${PATH}`, { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'PUT, POST',
    })
    expect(vod.requests).toEqual([])
  })

  test.each<[string, Fault | undefined]>([
    ['an error', undefined],
    ['an injected code', { code: 'AccessDenied' }],
  ])('can read %s of the storage', async (_, fault) => {
    if (fault) vod.failNext(fault)
    const { status, headers } = await request(`${vod.endpoint}${PATH}`, { method: 'PUT', headers: PAGE })
    expect(status).toBe(403)
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': expect.stringContaining('x-bce-request-id'),
    })
  })

  test('cannot read what a gateway sends, nor any call to VOD', async () => {
    vod.failNext({ transport: 'html' })
    for (const path of [PATH, '/v2/medias']) {
      const { headers } = await request(`${vod.endpoint}${path}`, { method: 'PUT', headers: PAGE })
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    }
  })
})

describe('the admin routes accept', () => {
  test.each<[string, OutgoingHttpHeaders]>([
    ['a client that sends no Origin', {}],
    ['a JSON type with a charset', { 'content-type': 'Application/JSON; charset=utf-8' }],
    ['localhost', { host: 'localhost:PORT' }],
    ['localhost in upper case', { host: 'LOCALHOST:PORT' }],
    ['an IPv6 address', { host: '[::1]:PORT' }],
    ['the address of a container', { host: '172.17.0.2:PORT' }],
    ['a forwarded port', { host: 'localhost:18080' }],
    ['the origin of the emulator', { origin: 'http://127.0.0.1:PORT', 'sec-fetch-site': 'same-origin' }],
    ['an address typed into a browser', { 'sec-fetch-site': 'none' }],
  ])('%s', async (_, headers) => {
    expect(await queueFault(headers)).toEqual({ status: 200, queued: 1 })
  })

  test('the host name that the emulator listens on', async () => {
    const named = createVodEmulator({ host: 'localhost' })
    await named.start()
    const { port } = new URL(named.endpoint)
    const { status } = await request(`${named.endpoint}/_emulator/faults`, {
      headers: { host: `localhost:${port}` },
    })
    await named.stop()
    expect(status).toBe(200)
  })

  test('a request without a body and a content type', async () => {
    const { status } = await request(`${vod.endpoint}/_emulator/reset`, { method: 'POST' })
    expect(status).toBe(200)
  })

  test("Node's fetch", async () => {
    const response = await fetch(`${vod.endpoint}/_emulator/faults`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: FAULT,
    })
    expect(response.status).toBe(200)
  })
})
