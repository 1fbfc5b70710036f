import { Agent as HttpAgent } from 'node:http'
import { Agent } from 'node:https'
import { BceBaseClient, VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { makeCertificate } from '../../src/certificate.ts'
import { type Front, openFront } from '../../src/front.ts'
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
/** Answers the first request of each connection and cuts the connection at the second. */
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
