import { createVodEmulator, type Fault } from '../src/index.ts'
import { rawRequest } from './raw-request.ts'
import { resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

const meet = (fault: Fault) => {
  vod.failNext(fault)
  return rawRequest(`${vod.endpoint}/v2/medias`, { method: 'POST', body: '{"name":"demo"}' })
}

describe('the way to VOD fails, as a plain HTTP client sees it', () => {
  test('hang: no answer comes, and the journal has no status', async () => {
    vod.failNext({ transport: 'hang' })
    const signal = AbortSignal.timeout(100)
    await expect(rawRequest(`${vod.endpoint}/v2/medias`, { signal })).rejects.toMatchObject({
      code: 'ABORT_ERR',
    })
    expect(vod.requests).toMatchObject([{ method: 'GET', path: '/v2/medias', status: undefined }])
  })

  test('reset: the connection is cut before an answer', async () => {
    await expect(meet({ transport: 'reset' })).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('truncated: fewer bytes come than the content-length says', async () => {
    const { status, headers, text, cut } = await meet({ transport: 'truncated' })
    expect({ status, cut, promised: headers['content-length'] }).toEqual({
      status: 200,
      cut: true,
      promised: '1024',
    })
    expect(text).toBe('{"mediaId":"mda-')
  })

  test('truncated in chunks: the last chunk never comes', async () => {
    const { status, headers, text, cut } = await meet({
      transport: 'truncated',
      framing: 'chunked',
      status: 500,
    })
    expect({ status, cut, encoding: headers['transfer-encoding'] }).toEqual({
      status: 500,
      cut: true,
      encoding: 'chunked',
    })
    expect(text).toBe('{"mediaId":"mda-')
  })

  test('brokenJson: complete, of the JSON content type, and not JSON', async () => {
    const { status, headers, text, cut } = await meet({ transport: 'brokenJson' })
    expect({ status, cut, type: headers['content-type'] }).toEqual({
      status: 200,
      cut: false,
      type: 'application/json;charset=UTF-8',
    })
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test('html: the page of a gateway, which has no request id', async () => {
    const { status, headers, text } = await meet({ transport: 'html' })
    expect(status).toBe(502)
    expect(headers).toMatchObject({ 'content-type': 'text/html', server: 'nginx' })
    expect(headers).not.toHaveProperty('x-bce-request-id')
    expect(text).toContain('<title>502 Bad Gateway</title>')
  })

  test('empty: a status and nothing else', async () => {
    const { status, headers, text } = await meet({ transport: 'empty', status: 503 })
    expect({ status, text, type: headers['content-type'] }).toEqual({
      status: 503,
      text: '',
      type: undefined,
    })
  })

  test('slow: the true answer, dripping over the given time', async () => {
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

describe('an answer of any bytes', () => {
  test('has the given status, headers and body and none of the headers of VOD', async () => {
    const { status, headers, text } = await meet({
      answer: { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' },
    })
    expect({ status, text }).toEqual({ status: 429, text: 'slow down' })
    expect(Object.keys(headers).sort()).toEqual(['connection', 'date', 'retry-after', 'transfer-encoding'])
    expect(vod.requests).toMatchObject([{ status: 429, code: undefined }])
  })

  test.each<[string, Fault]>([
    ['bytes', { answer: { status: 200, body: Buffer.from([0xff, 0x00, 0x41]) } }],
    ['base64', { answer: { status: 200, bodyBase64: '/wBB' } }],
  ])('takes its body as %s', async (_, fault) => {
    vod.failNext(fault)
    const response = await fetch(`${vod.endpoint}/v2/medias`)
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xff, 0x00, 0x41])
  })
})

describe('raw bytes on the connection', () => {
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
  ])('as %s: all of the head is the given one, and the connection is closed', async (_, fault) => {
    const { status, headers, text, cut } = await meet(fault)
    const latin1 = Buffer.from('一').toString('latin1')
    expect({ status, headers, text, cut }).toEqual({
      status: 404,
      headers: { 'x-id': `${latin1}, b` },
      text: 'body',
      cut: false,
    })
    expect(vod.requests).toMatchObject([{ status: undefined, code: undefined }])
  })

  test('need be no HTTP at all', async () => {
    await expect(meet({ raw: { bytes: 'SSH-2.0-OpenSSH_9.6\r\n' } })).rejects.toMatchObject({
      code: expect.stringMatching(/^HPE_/),
    })
  })

  test('none at all: the connection is closed without an answer', async () => {
    await expect(meet({ raw: {} })).rejects.toMatchObject({ code: 'ECONNRESET' })
  })
})

describe('what drips', () => {
  test.each<[string, Fault]>([
    ['raw bytes', { raw: { bytes: 'HTTP/1.1 404 Nix\r\n\r\nbody' }, overMs: 300 }],
    ['the body of an answer', { answer: { status: 404, body: 'body' }, overMs: 300 }],
  ])('%s: over the given time', async (_, fault) => {
    const began = performance.now()
    expect(await meet(fault)).toMatchObject({ status: 404, text: 'body', cut: false })
    expect(performance.now() - began).toBeGreaterThan(250)
  })

  test('the head of an answer comes at once', async () => {
    vod.failNext({ answer: { status: 404, body: 'body' }, overMs: 60_000 })
    const gone = new AbortController()
    expect((await fetch(`${vod.endpoint}/v2/medias`, { signal: gone.signal })).status).toBe(404)
    gone.abort()
  })
})
