import { request, until } from '@vod-errors/testing'
import { createVodEmulator, type Fault } from '../src/index.ts'
import { resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

const meet = (fault: Fault) => {
  vod.failNext(fault)
  return request(`${vod.endpoint}/v2/medias`, { method: 'POST', body: '{"name":"demo"}' })
}

describe('a transport fault that cuts the response, as a plain HTTP client sees it', () => {
  test('hang: no response, and no status in the journal', async () => {
    vod.failNext({ transport: 'hang' })
    const controller = new AbortController()
    const response = request(`${vod.endpoint}/v2/medias`, { signal: controller.signal })
    await until(() => vod.requests.length === 1)
    controller.abort()
    await expect(response).rejects.toMatchObject({ code: 'ABORT_ERR' })
    expect(vod.requests).toMatchObject([{ method: 'GET', path: '/v2/medias', status: undefined }])
  })

  test('reset: the connection is cut before the response', async () => {
    await expect(meet({ transport: 'reset' })).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('truncated: fewer bytes than the content-length', async () => {
    const { status, headers, text, isWhole } = await meet({ transport: 'truncated' })
    expect({ status, isWhole, promised: headers['content-length'] }).toEqual({
      status: 200,
      isWhole: false,
      promised: '1024',
    })
    expect(text).toBe('{"mediaId":"mda-')
  })

  test('truncated in chunks: the last chunk is missing', async () => {
    const { status, headers, text, isWhole } = await meet({
      transport: 'truncated',
      framing: 'chunked',
      status: 500,
    })
    expect({ status, isWhole, encoding: headers['transfer-encoding'] }).toEqual({
      status: 500,
      isWhole: false,
      encoding: 'chunked',
    })
    expect(text).toBe('{"mediaId":"mda-')
  })
})

describe('a transport fault that sends something else, as a plain HTTP client sees it', () => {
  test('brokenJson: complete, with the JSON content type, but not JSON', async () => {
    const { status, headers, text, isWhole } = await meet({ transport: 'brokenJson' })
    expect({ status, isWhole, type: headers['content-type'] }).toEqual({
      status: 200,
      isWhole: true,
      type: 'application/json;charset=UTF-8',
    })
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test('html: the page of a gateway, without a request id', async () => {
    const { status, headers, text } = await meet({ transport: 'html' })
    expect(status).toBe(502)
    expect(headers).toMatchObject({ 'content-type': 'text/html', server: 'nginx' })
    expect(headers).not.toHaveProperty('x-bce-request-id')
    expect(text).toContain('<title>502 Bad Gateway</title>')
  })

  test('empty: a status without a body', async () => {
    const { status, headers, text } = await meet({ transport: 'empty', status: 503 })
    expect({ status, text, type: headers['content-type'] }).toEqual({
      status: 503,
      text: '',
      type: undefined,
    })
  })

  test('slow: the regular response, spread over the given time', async () => {
    vod.failNext({ transport: 'slow', overMs: 300 })
    const began = performance.now()
    const { body } = await sdkClients(vod).call('GET', '/v2/medias', undefined)
    expect(performance.now() - began).toBeGreaterThan(250)
    expect(body).toHaveProperty('data')
  })

  test('slow: the head comes at once', async () => {
    vod.failNext({ transport: 'slow', overMs: 60_000 })
    const gone = new AbortController()
    const response = await fetch(`${vod.endpoint}/v2/medias`, { signal: gone.signal })
    expect(response.status).toBe(403)
    gone.abort()
  })
})

describe('a given response', () => {
  test('has exactly its status, headers and body, without the headers of VOD', async () => {
    const { status, headers, text } = await meet({
      response: { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' },
    })
    expect({ status, text }).toEqual({ status: 429, text: 'slow down' })
    expect(Object.keys(headers).sort()).toEqual(['connection', 'date', 'retry-after', 'transfer-encoding'])
    expect(vod.requests).toMatchObject([{ status: 429, code: undefined }])
  })

  test.each<[string, Fault]>([
    ['bytes', { response: { status: 200, body: Buffer.from([0xff, 0x00, 0x41]) } }],
    ['base64', { response: { status: 200, bodyBase64: '/wBB' } }],
  ])('accepts its body as %s', async (_, fault) => {
    vod.failNext(fault)
    const response = await fetch(`${vod.endpoint}/v2/medias`)
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xff, 0x00, 0x41])
  })
})

describe('raw bytes', () => {
  test.each<[string, Fault]>([
    ['text', { raw: { bytes: 'HTTP/1.1 404 Nix\r\nx-id: 一\r\nx-id: b\r\n\r\nbody' } }],
    ['bytes', { raw: { bytes: Buffer.from('HTTP/1.1 404 Nix\r\nx-id: 一\r\nx-id: b\r\n\r\nbody') } }],
    [
      'base64',
      {
        raw: {
          bytesBase64: Buffer.from('HTTP/1.1 404 Nix\r\nx-id: 一\r\nx-id: b\r\n\r\nbody').toString('base64'),
        },
      },
    ],
  ])('as %s are the whole response, and then the connection closes', async (_, fault) => {
    const { status, headers, text, isWhole } = await meet(fault)
    const latin1 = Buffer.from('一').toString('latin1')
    expect({ status, headers, text, isWhole }).toEqual({
      status: 404,
      headers: { 'x-id': `${latin1}, b` },
      text: 'body',
      isWhole: true,
    })
    expect(vod.requests).toMatchObject([{ status: undefined, code: undefined }])
  })

  test('do not have to be HTTP', async () => {
    await expect(meet({ raw: { bytes: 'SSH-2.0-OpenSSH_9.6\r\n' } })).rejects.toMatchObject({
      code: expect.stringMatching(/^HPE_/),
    })
  })

  test('can be empty: the connection closes without a response', async () => {
    await expect(meet({ raw: {} })).rejects.toMatchObject({ code: 'ECONNRESET' })
  })
})

describe('a fault with overMs', () => {
  test.each<[string, Fault]>([
    ['raw bytes', { raw: { bytes: 'HTTP/1.1 404 Nix\r\n\r\nbody' }, overMs: 300 }],
    ['the body of a given response', { response: { status: 404, body: 'body' }, overMs: 300 }],
  ])('spreads %s over the given time', async (_, fault) => {
    const began = performance.now()
    expect(await meet(fault)).toMatchObject({ status: 404, text: 'body', isWhole: true })
    expect(performance.now() - began).toBeGreaterThan(250)
  })

  test('sends the head of a given response at once', async () => {
    vod.failNext({ response: { status: 404, body: 'body' }, overMs: 60_000 })
    const gone = new AbortController()
    expect((await fetch(`${vod.endpoint}/v2/medias`, { signal: gone.signal })).status).toBe(404)
    gone.abort()
  })
})
