import { once } from 'node:events'
import { Agent } from 'node:https'
import { createServer, type Server } from 'node:net'
import { PassThrough } from 'node:stream'
import { BceBaseClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, type Fault, SEED } from '@vod-errors/emulator'
import { makeCertificate } from '../../src/certificate.ts'
import { type Front, openFront } from '../../src/front.ts'
import { listen, portOf } from '../../src/listen.ts'

const vod = createVodEmulator()
const { credentials } = SEED
const JSON_TYPE = { 'content-type': 'application/json' }
const DRIPPING: Fault = {
  response: { status: 200, headers: JSON_TYPE, body: JSON.stringify('x'.repeat(500)) },
  overMs: 60_000,
}

/** A way in which VOD keeps a call waiting, with what keeps it. */
const STAGES: Readonly<Record<string, Fault>> = {
  'the head': { transport: 'hang', times: 200 },
  'the body': { ...DRIPPING, times: 200 },
  'an error body': {
    response: { status: 500, headers: JSON_TYPE, body: 'x'.repeat(500) },
    overMs: 60_000,
    times: 200,
  },
}
/** What ends the call, and how it is known. */
const ENDS = {
  timeout: { code: 'UpstreamTimeout', options: () => ({ timeout: 300 }) },
  signal: { code: 'UpstreamAborted', options: () => ({ signal: abortedIn(300) }) },
}

function abortedIn(milliseconds: number): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error('The browser left')), milliseconds)
  return controller.signal
}

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

async function endFifty(front: Front, clientWith: (options: object) => BceBaseClient): Promise<void> {
  vod.failNext({ transport: 'hang', times: 50 })
  // Long enough for 50 handshakes on a busy machine.
  const client = clientWith({ timeout: 3_000 })
  const calls = Array.from({ length: 50 }, () => client.sendRequest('GET', '/v2/medias'))
  await front.until((open) => open === 50)
  const codes = (await Promise.allSettled(calls)).map(
    (call) => call.status === 'rejected' && call.reason.code,
  )
  expect(new Set(codes)).toEqual(new Set(['UpstreamTimeout']))
  await front.until((open) => open === 0)
}

describe.each(['http', 'https'])('over %s', (scheme) => {
  let front: Front
  let agent: Agent | undefined

  beforeAll(async () => {
    const tls = await makeCertificate()
    front = await openFront({ endpoint: vod.endpoint, ...(scheme === 'https' && { tls }) })
    agent = scheme === 'https' ? new Agent({ ca: tls.cert, keepAlive: true }) : undefined
  })
  afterAll(async () => {
    agent?.destroy()
    await front.stop()
  })

  const clientWith = (options: object) =>
    wrapVodClient(new BceBaseClient({ endpoint: front.endpoint, credentials }, 'vod', true), {
      agent,
      ...options,
    })

  describe.each(Object.entries(ENDS))('a %s', (_end, { code, options }) => {
    test.each(Object.entries(STAGES))(
      'ends a call that waits for %s, and closes its connection',
      async (_stage, fault) => {
        vod.failNext(fault)
        await expect(clientWith(options()).sendRequest('GET', '/v2/medias')).rejects.toMatchObject({
          code,
          operation: 'GET /v2/medias',
        })
        await front.until((open) => open === 0)
      },
    )
  })

  test(
    'a timeout ends 50 calls at once, and all connections are closed',
    () => endFifty(front, clientWith),
    20_000,
  )

  test('a timeout ends a call that writes to a stream, and the stream with it', async () => {
    vod.failNext(DRIPPING)
    const outputStream = new PassThrough()
    const closed = new Promise((resolve) => outputStream.once('close', resolve))
    // The stream is the call's once the head has come: long enough for that on a busy machine.
    const call = clientWith({ timeout: 1_000 }).sendRequest('GET', '/v2/medias', { outputStream })
    await expect(call).rejects.toMatchObject({ code: 'UpstreamTimeout' })
    await closed
    await front.until((open) => open === 0)
  })

  test('a timeout that does not run out leaves the connection open for the next call', async () => {
    const client = clientWith({ timeout: 5000 })
    await client.sendRequest('GET', '/v2/medias')
    const { accepted } = front
    await client.sendRequest('GET', '/v2/medias')
    expect([front.accepted, front.open]).toEqual([accepted, 1])
  })
})

describe('a host that takes the connection and never speaks TLS', () => {
  let silent: Server
  let endpoint: string
  const seen = { open: 0 }

  beforeAll(async () => {
    silent = createServer((socket) => {
      seen.open += 1
      socket
        .on('error', () => {})
        .on('close', () => {
          seen.open -= 1
          silent.emit('left')
        })
      socket.resume()
    })
    endpoint = `https://127.0.0.1:${portOf(await listen(silent))}`
  })
  afterAll(() => silent.close())

  test('is UpstreamTimeout after the timeout, and the connection is closed', async () => {
    const left = once(silent, 'left')
    const client = wrapVodClient(new BceBaseClient({ endpoint, credentials }, 'vod', true), { timeout: 200 })
    await expect(client.sendRequest('GET', '/v2/medias')).rejects.toMatchObject({ code: 'UpstreamTimeout' })
    await left
    expect(seen.open).toBe(0)
  })
})

test('a timeout runs while a call waits for a free connection', async () => {
  vod.failNext({ transport: 'hang', times: 200 })
  const front = await openFront({ endpoint: vod.endpoint })
  const client = wrapVodClient(new BceBaseClient({ endpoint: front.endpoint, credentials }, 'vod', true), {
    // Long enough for 128 connections on a busy machine.
    timeout: 3_000,
  })
  const calls = Array.from({ length: 200 }, () => client.sendRequest('GET', '/v2/medias'))
  const codes = (await Promise.allSettled(calls)).map(
    (call) => call.status === 'rejected' && call.reason.code,
  )
  expect(new Set(codes)).toEqual(new Set(['UpstreamTimeout']))
  await front.until((open) => open === 0)
  expect(front.most).toBe(128)
  await front.stop()
}, 20_000)

test('a signal that has fired before the call keeps it from being sent', async () => {
  const client = wrapVodClient(new BceBaseClient({ endpoint: vod.endpoint, credentials }, 'vod', true), {
    signal: AbortSignal.abort(),
  })
  await expect(client.sendRequest('GET', '/v2/medias')).rejects.toMatchObject({ code: 'UpstreamAborted' })
  expect(vod.requests).toEqual([])
})
