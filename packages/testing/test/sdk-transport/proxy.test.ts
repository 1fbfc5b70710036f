import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect, promisify } from 'node:util'
import { VodClient } from '@baiducloud/sdk'
import { type WrapOptions, wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { bundle } from '../../src/bundle.ts'
import { makeCertificate } from '../../src/certificate.ts'
import { openFront } from '../../src/front.ts'
import { listen, portOf } from '../../src/listen.ts'
import { type HttpProxy, openProxy } from './open-proxy.ts'

const vod = createVodEmulator()
const { media, credentials } = SEED

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

/** Makes two calls in a process that trusts the certificate. Without the app's agent, only the environment can name a CA. */
async function callInProcess(cert: string, args: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vod-errors-'))
  writeFileSync(join(folder, 'ca.pem'), cert)
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') }
  const program = [bundle(join(__dirname, 'call-through-proxy.ts')), ...args]
  return (await promisify(execFile)(process.execPath, program, { env })).stdout
}

const seen: string[] = []
const authorizations: unknown[] = []
let proxy: HttpProxy

beforeAll(async () => {
  proxy = await openProxy((line, headers) => {
    seen.push(line)
    authorizations.push(headers['proxy-authorization'])
  })
})
afterAll(() => proxy.stop())
beforeEach(() => {
  seen.length = 0
  authorizations.length = 0
  proxy.isRefusing = false
})

const clientOf = (endpoint: string, host: string, options?: WrapOptions) =>
  wrapVodClient(new VodClient({ endpoint, credentials, proxy: { host, port: proxy.port } }), options)
const proxied = (endpoint: string, options?: WrapOptions) => clientOf(endpoint, '127.0.0.1', options)

describe('config.proxy', () => {
  test('is asked for the whole URL over HTTP', async () => {
    const { body } = await proxied(vod.endpoint).getMediaResource(media.published)
    expect(body).toMatchObject({ mediaId: media.published })
    expect(seen).toEqual([`GET ${vod.endpoint}/v1/media/${media.published}`])
  })

  test('opens a tunnel over HTTPS, whose end is verified, and closes it with the call', async () => {
    const front = await openFront({ endpoint: vod.endpoint, tls: await makeCertificate() })
    const call = proxied(front.endpoint, { timeout: 5000 }).getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({
      code: 'UpstreamUnreachable',
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
    expect(seen).toEqual([`CONNECT ${new URL(front.endpoint).host}`])
    await front.until((open) => open === 0)
    await front.stop()
  })

  test('keeps its tunnel for the next call, where the certificate is valid', async () => {
    const tls = await makeCertificate()
    const front = await openFront({ endpoint: vod.endpoint, tls })
    const stdout = await callInProcess(tls.cert, [front.endpoint, String(proxy.port)])
    expect(stdout).toBe(`${media.published} ${media.published}`)
    expect(seen).toEqual([`CONNECT ${new URL(front.endpoint).host}`])
    await front.stop()
  })

  test('that refuses the tunnel is UpstreamUnreachable', async () => {
    proxy.isRefusing = true
    const call = proxied('https://vod.example').getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({
      code: 'UpstreamUnreachable',
      message: 'The proxy refused the tunnel with status 407',
    })
  })

  test('prefers the app’s agent', async () => {
    const agent = new Agent()
    await proxied(vod.endpoint, { agent }).getMediaResource(media.published)
    expect(seen).toEqual([])
  })
})

/** A server that takes connections, hears their first bytes and says nothing. */
async function openSilentTarget() {
  let heard = 0
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .once('data', () => {
        heard += 1
        server.emit('heard')
      })
  })
  return {
    endpoint: `https://127.0.0.1:${portOf(await listen(server))}`,
    until: async (count: number) => {
      while (heard < count) await once(server, 'heard')
    },
    stop: () => server.close(),
  }
}

const codeOf = async (call: PromiseLike<unknown>): Promise<unknown> => {
  try {
    return await call
  } catch (error) {
    return Reflect.get(Object(error), 'code')
  }
}

describe('config.proxy for tunnels', () => {
  test('is told an IPv6 address in brackets', async () => {
    proxy.isRefusing = true
    const call = proxied('https://[::1]').getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({ code: 'UpstreamUnreachable' })
    expect(seen).toEqual(['CONNECT [::1]:443'])
  })

  test('that breaks them off and refuses new ones leaves no call waiting', async () => {
    const target = await openSilentTarget()
    const client = proxied(target.endpoint, { timeout: 5000 })
    const callMany = (count: number) =>
      Array.from({ length: count }, () => codeOf(client.listMediaResource()))
    const calls = callMany(128)
    await target.until(128)
    calls.push(...callMany(72))
    proxy.isRefusing = true
    proxy.breakOff()
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['UpstreamUnreachable']))
    target.stop()
  }, 20_000)

  // Far less than the time that a proxy has to open a tunnel.
  test('is left as soon as a call times out', async () => {
    const silent = await openProxy((line) => seen.push(line))
    silent.isSilent = true
    const config = { endpoint: 'https://vod.example', credentials }
    const bare = new VodClient({ ...config, proxy: { host: '127.0.0.1', port: silent.port } })
    const call = wrapVodClient(bare, { timeout: 500 }).getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({ code: 'UpstreamTimeout' })
    await silent.untilUnused()
    expect(seen).toEqual(['CONNECT vod.example:443'])
    silent.stop()
  }, 5000)
})

describe('the user and password of config.proxy', () => {
  // p@ss:wörd
  const USER = 'user:p%40ss%3Aw%C3%B6rd'
  const HEADER = `Basic ${Buffer.from('user:p@ss:wörd').toString('base64')}`

  test('are sent to the proxy with a request over HTTP', async () => {
    await clientOf(vod.endpoint, `${USER}@127.0.0.1`).getMediaResource(media.published)
    expect(authorizations).toEqual([HEADER])
  })

  test('are sent to the proxy alone over HTTPS, once for each tunnel', async () => {
    const front = await openFront({ endpoint: vod.endpoint, tls: await makeCertificate() })
    const call = clientOf(front.endpoint, `${USER}@127.0.0.1`).getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
    expect(authorizations).toEqual([HEADER])
    await front.stop()
  })

  test('are left out where there are none', async () => {
    await proxied(vod.endpoint).getMediaResource(media.published)
    expect(authorizations).toEqual([undefined])
  })

  test.each<[string, string, string]>([
    ['of a proxy that refuses the tunnel', 'https://vod.example', 'hal:hush@127.0.0.1'],
    ['of a proxy that does not exist', 'http://vod.example', 'hal:hush@proxy.invalid'],
    ['of a proxy that does not exist, for a tunnel', 'https://vod.example', 'hal:hush@proxy.invalid'],
    ['with a slash', 'https://vod.example', 'hal:hu/sh@127.0.0.1'],
    ['with a slash after digits', 'http://vod.example', 'hal:1/hush@127.0.0.1'],
    ['with a percent sign', 'https://vod.example', 'hal:hush%@127.0.0.1'],
    ['with a percent sign, over HTTP', 'http://vod.example', 'hal:hush%@127.0.0.1'],
  ])('%s are not in the error', async (_what, endpoint, host) => {
    proxy.isRefusing = true
    const call = clientOf(endpoint, host).getMediaResource(media.published)
    const error: unknown = await call.then(
      () => undefined,
      (thrown) => thrown,
    )
    expect(error).toMatchObject({ name: 'VodError' })
    const printed = inspect([error, Reflect.get(Object(error), 'cause')], { depth: 9, showHidden: true })
    expect(printed + JSON.stringify(error)).not.toMatch(/hal\b|hu\/?sh|aGFsOmh1c2g/)
  })

  test.each(['hal:hu/sh@127.0.0.1', 'hal:hush%@127.0.0.1'])(
    'that are not percent-encoded are refused: %s',
    async (host) => {
      await expect(clientOf(vod.endpoint, host).getMediaResource(media.published)).rejects.toMatchObject({
        code: 'UpstreamFailed',
        message: expect.stringContaining('percent-encoded'),
      })
    },
  )
})
