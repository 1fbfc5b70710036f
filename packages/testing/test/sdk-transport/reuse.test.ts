import { Agent as HttpAgent } from 'node:http'
import { Agent } from 'node:https'
import { PassThrough, Readable } from 'node:stream'
import { BceBaseClient, VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { makeCertificate } from '../../src/certificate.ts'
import { type Front, openFront } from '../../src/front.ts'
import { settled } from '../../src/turns.ts'
import { openRawUpstream, type RawRequest, type RawUpstream, respond } from './raw-upstream.ts'

const vod = createVodEmulator()
const { media, credentials } = SEED
const agents: HttpAgent[] = []

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy()
})

function newAgent(ca?: string): HttpAgent {
  const agent = ca ? new Agent({ ca, keepAlive: true }) : new HttpAgent({ keepAlive: true })
  agents.push(agent)
  return agent
}

describe.each(['http', 'https'])('over %s', (scheme) => {
  let front: Front
  let options: { readonly agent?: HttpAgent }

  beforeAll(async () => {
    const tls = await makeCertificate()
    front = await openFront({ endpoint: vod.endpoint, ...(scheme === 'https' && { tls }) })
    options = scheme === 'https' ? { agent: newAgent(tls.cert) } : {}
  })
  afterAll(() => front.stop())

  test('1,000 calls one after the other need one connection, also of clients made anew', async () => {
    for (let call = 0; call < 1000; call++) {
      const client = wrapVodClient(new VodClient({ endpoint: front.endpoint, credentials }), options)
      await client.getMediaResource(media.published)
    }
    expect(front.accepted).toBe(1)
  }, 30_000)
})

test('300 calls at once open 128 connections at most, and all come to a result', async () => {
  const front = await openFront({ endpoint: vod.endpoint })
  const client = wrapVodClient(new VodClient({ endpoint: front.endpoint, credentials }))
  const calls = Array.from({ length: 300 }, () => client.getMediaResource(media.published))
  expect(await Promise.all(calls)).toHaveLength(300)
  expect(front.most).toBe(128)
  await front.stop()
})

let upstream: RawUpstream

const clientOf = ({ endpoint }: RawUpstream) =>
  wrapVodClient(new BceBaseClient({ endpoint, credentials }, 'vod', true), {
    agent: newAgent(),
    timeout: 5000,
  })
const open = async (onRequest: (request: RawRequest) => void) => {
  upstream = await openRawUpstream(onRequest)
  return clientOf(upstream)
}
/** Responds to the first request of each connection and cuts the connection at the second. */
const cutAtSecond = ({ socket, turn }: RawRequest) =>
  turn === 1 ? respond(socket) : socket.resetAndDestroy()

describe('a kept-alive connection that VOD closes while the next request is on its way', () => {
  afterEach(() => upstream.stop())

  test('is retried for GET, on a new connection', async () => {
    const client = await open(cutAtSecond)
    await client.sendRequest('GET', '/v2/medias')
    expect(await client.sendRequest('GET', '/v2/tasks')).toMatchObject({ body: {} })
    expect(upstream.requests).toEqual(['GET /v2/medias #1', 'GET /v2/tasks #1', 'GET /v2/tasks #2'])
  })

  test.each(['PUT', 'POST', 'DELETE'])(
    'is not retried for %s, which VOD may have carried out',
    async (method) => {
      const client = await open(cutAtSecond)
      await client.sendRequest('GET', '/v2/medias')
      await expect(client.sendRequest(method, '/v2/medias/ban')).rejects.toMatchObject({
        code: 'UpstreamUnreachable',
      })
      expect(upstream.requests).toEqual(['GET /v2/medias #1', `${method} /v2/medias/ban #1`])
    },
  )

  test('is retried on none of the connections that have waited as long', async () => {
    const client = await open(cutAtSecond)
    await Promise.all(Array.from({ length: 5 }, () => client.sendRequest('GET', '/v2/medias')))
    expect(await client.sendRequest('GET', '/v2/tasks')).toMatchObject({ body: {} })
    const connections = upstream.requests.filter((request) => request.includes('tasks'))
    expect(connections).toEqual([expect.any(String), 'GET /v2/tasks #6'])
  })
})

describe('a kept-alive connection that VOD closes again', () => {
  afterEach(() => upstream.stop())

  test('is retried once', async () => {
    const client = await open(({ socket, turn, connection }) =>
      turn === 1 && connection === 1 ? respond(socket) : socket.resetAndDestroy(),
    )
    await client.sendRequest('GET', '/v2/medias')
    await expect(client.sendRequest('GET', '/v2/tasks')).rejects.toMatchObject({
      code: 'UpstreamUnreachable',
    })
    expect(upstream.requests).toEqual(['GET /v2/medias #1', 'GET /v2/tasks #1', 'GET /v2/tasks #2'])
  })

  test('is not retried on a first connection', async () => {
    const client = await open(({ socket }) => socket.resetAndDestroy())
    await expect(client.sendRequest('GET', '/v2/medias')).rejects.toMatchObject({
      code: 'UpstreamUnreachable',
    })
    expect(upstream.requests).toEqual(['GET /v2/medias #1'])
  })

  test('is not retried once a byte of the response has come', async () => {
    const client = await open(({ socket, turn }) => {
      if (turn === 1) return respond(socket)
      socket.write('HTTP/1.1 2', () => setImmediate(() => socket.resetAndDestroy()))
    })
    await client.sendRequest('GET', '/v2/medias')
    await expect(client.sendRequest('GET', '/v2/tasks')).rejects.toMatchObject({
      code: 'UpstreamUnreachable',
    })
    expect(upstream.requests).toEqual(['GET /v2/medias #1', 'GET /v2/tasks #1'])
  })
})

describe('a body whose length is not sure', () => {
  afterEach(() => upstream.stop())

  const headers = { 'Content-Length': 5 }
  const BODIES: Readonly<Record<string, () => object>> = {
    'a stream': () => ({ body: Readable.from(['bytes']), headers }),
    'more bytes than declared': () => ({ body: 'bytes\nGET /admin HTTP/1.1\r\nHost: a\r\n\r\n', headers }),
    'fewer bytes than declared': () => ({ body: 'byte', headers }),
    'no bytes': () => ({ headers }),
    'a second length that is not that of the body': () => ({
      ...{ body: 'bytes', headers: { ...headers, 'content-length': 400 } },
    }),
    'a stream, with the headers of a browser': () => ({
      ...{ body: Readable.from(['bytes']), headers: { ...headers, connection: 'keep-alive' } },
    }),
  }

  test.each(Object.entries(BODIES))(
    '%s ends its connection: the next call has its own',
    async (_name, make) => {
      const client = await open(({ socket }) => respond(socket))
      await client.sendRequest('PUT', '/v2/medias/1', make())
      await client.sendRequest('GET', '/v2/medias/2')
      expect(upstream.requests.at(-1)).toBe('GET /v2/medias/2 #2')
    },
  )

  test.each<[string, object]>([
    ['text', { body: '中文' }],
    ['bytes', { body: Buffer.from('bytes'), headers }],
    ['no body', {}],
  ])('%s of a sure length leaves it to the next call', async (_name, args) => {
    const client = await open(({ socket }) => respond(socket))
    await client.sendRequest('PUT', '/v2/medias/1', args)
    await client.sendRequest('GET', '/v2/medias/2')
    expect(upstream.requests).toEqual(['PUT /v2/medias/1 #1', 'GET /v2/medias/2 #1'])
  })

  test('a GET that names the length of a body, in any letter case, ends its connection', async () => {
    const client = await open(({ socket }) => respond(socket))
    await client.sendRequest('GET', '/v2/medias/1', { headers: { 'content-length': 5 } })
    await client.sendRequest('GET', '/v2/medias/2')
    expect(upstream.requests.at(-1)).toBe('GET /v2/medias/2 #2')
  })
})

describe('a request that VOD refused', () => {
  afterEach(() => upstream.stop())

  test('holds no connection if its upload stalls', async () => {
    upstream = await openRawUpstream(({ socket }) => respond(socket))
    const agent = new HttpAgent({ keepAlive: true, maxSockets: 1 })
    agents.push(agent)
    const bare = new BceBaseClient({ endpoint: upstream.endpoint, credentials }, 'vod', true)
    const client = wrapVodClient(bare, { agent, timeout: 5000 })
    const body = new PassThrough()
    body.write('byte')
    await client.sendRequest('PUT', '/v2/medias/1', { body, headers: { 'Content-Length': 5 } })
    await client.sendRequest('GET', '/v2/medias/2')
    await settled()
    expect(body.destroyed).toBe(true)
  })

  test('holds no connection if VOD does not read its bytes', async () => {
    upstream = await openRawUpstream(({ socket }) => {
      respond(socket)
      socket.pause()
    })
    const agent = new HttpAgent({ keepAlive: true, maxSockets: 1 })
    agents.push(agent)
    const bare = new BceBaseClient({ endpoint: upstream.endpoint, credentials }, 'vod', true)
    const client = wrapVodClient(bare, { agent, timeout: 5000 })
    await client.sendRequest('PUT', '/v2/medias/1', { body: Buffer.alloc(50_000_000) })
    await client.sendRequest('GET', '/v2/medias/2')
    expect(upstream.requests.at(-1)).toBe('GET /v2/medias/2 #2')
  })
})

test('a body stream of what is not bytes rejects', async () => {
  const client = await open(({ socket }) => respond(socket))
  const call = client.sendRequest('PUT', '/v2/medias/1', {
    body: Readable.from([{ a: 1 }]),
    headers: { 'Content-Length': 7 },
  })
  await expect(call).rejects.toMatchObject({ name: 'VodError' })
  await upstream.stop()
})
