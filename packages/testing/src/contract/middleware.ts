import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import supertest from 'supertest'
import { sendAndLeave } from '../exchange-bytes.ts'
import { openBrowser, type ReceivedResponse } from '../request.ts'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import { settled, until } from '../turns.ts'
import { expectedResponse } from './expected-response.ts'
import type { Harness, Route } from './harness.ts'

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes),
  deflate: (bytes) => inflateSync(bytes),
  br: (bytes) => brotliDecompressSync(bytes),
}

function decode({ headers, bytes }: ReceivedResponse): string | undefined {
  return DECODERS[headers['content-encoding'] ?? 'identity']?.(bytes).toString()
}

/** Third-party middleware beside the handler: compression, sessions, body parsers. */
export function describeMiddleware(harness: Harness): void {
  describeCompression(harness)
  describeSessions(harness)
  describeBodyParserErrors(harness)
  describeParsedBodies(harness)
}

function describeCompression(harness: Harness): void {
  test.each(['gzip', 'br', 'identity'])('responds whole if the browser accepts %s', async (encoding) => {
    const route: Route = (_req, res) => {
      res.setHeader('etag', '"1"')
      res.setHeader('content-length', '5')
      return Promise.reject(sdkRejection('MediaNotFound'))
    }
    const browser = openBrowser(await harness.serve(route, { middleware: 'compression' }))
    for (let i = 0; i < 2; i++) {
      const response = await browser.request({ headers: { 'accept-encoding': encoding } })
      const { status, isWhole, headers, bytes } = response
      const { 'content-length': length, 'content-encoding': used = 'identity', vary, etag } = headers
      expect({ status, isWhole, etag }).toEqual({ status: 404, isWhole: true })
      expect(decode(response)).toBe(expectedResponse('MediaNotFound').body)
      expect(length ?? String(bytes.length)).toBe(String(bytes.length))
      expect(['identity', encoding]).toContain(used)
      expect(vary?.split(/, */).sort()).toEqual(['Accept', 'Accept-Encoding', 'Accept-Language'])
    }
    browser.close()
  })

  test('aborts a compressed body that fails halfway', async () => {
    const route: Route = async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/plain' })
      res.write(randomBytes(200_000).toString('base64'))
      await until(() => (res.socket?.bytesWritten ?? 0) > 0)
      throw sdkRejection('InternalError')
    }
    const browser = openBrowser(await harness.serve(route, { middleware: 'compression' }))
    const response = await browser.request({ headers: { 'accept-encoding': 'gzip' } })
    expect(response).toMatchObject({ status: 200, isWhole: false })
    expect(response.bytes.length).toBeGreaterThan(0)
    expect(harness.stderr()).toHaveLength(1)
    browser.close()
  })
}

function describeSessions(harness: Harness): void {
  test('keeps the session of a failed route, and renews its rolling cookie with every error', async () => {
    const seen: unknown[] = []
    const server = await harness.serve(
      (_req, _res, { session }) => {
        seen.push(Reflect.get(session(), 'user'))
        Object.assign(session(), { user: 'a' })
        return Promise.reject(sdkRejection('MediaNotFound'))
      },
      { middleware: 'session' },
    )
    const browser = supertest.agent(server)
    for (let i = 0; i < 3; i++) {
      const { status, text, headers } = await browser.get('/route')
      expect({ status, text }).toEqual({ status: 404, text: expectedResponse('MediaNotFound').body })
      expect(headers['set-cookie']).toEqual([expect.stringMatching(/sess|connect\.sid/)])
    }
    expect(seen).toEqual([undefined, 'a', 'a'])
  })
}

const LIKE_VOD = { requestId: REQUEST_ID, code: 'AccountOverdue', message: 'vod.bj.baidubce.com' }

function describeBodyParserErrors(harness: Harness): void {
  test.each<[string, string, number]>([
    ['for invalid JSON', '{"a":', 400],
    ['for a truncated body that looks like an error of VOD', JSON.stringify(LIKE_VOD).slice(0, -1), 400],
    ['for a body that is too large', JSON.stringify({ ...LIKE_VOD, padding: 'x'.repeat(2000) }), 413],
  ])('forwards the body parser’s error %s', async (_name, body, status) => {
    const route = jest.fn()
    const middleware = 'bodyParser'
    const post = (server: Awaited<ReturnType<Harness['serve']>>) =>
      supertest(server).post('/route').type('application/json').send(body)
    await post(await harness.serve(route, { middleware })).expect(418)
    expect(harness.forwarded()).toEqual([expect.objectContaining({ status })])
    const bare = await post(await harness.serve(route, { middleware, onForwarded: undefined })).expect(status)
    expect(bare.text).not.toContain('requestId":')
    const options = { unhandled: 'respond' } as const
    const response = await post(await harness.serve(route, { middleware, options })).expect(status)
    expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
    expect(route).not.toHaveBeenCalled()
    expect(harness.ownStderr()).toEqual([])
  })
}

function describeParsedBodies(harness: Harness): void {
  test('responds if the route’s body was parsed', async () => {
    const server = await harness.serve(() => Promise.reject(sdkRejection('InvalidRequest')), {
      middleware: 'bodyParser',
    })
    const { status, text } = await supertest(server).post('/route').send(LIKE_VOD)
    expect({ status, text }).toEqual({ status: 400, text: expectedResponse('InvalidRequest').body })
  })

  test('logs nothing for an upload that the browser aborted', async () => {
    const server = await harness.serve(jest.fn(), { middleware: 'bodyParser' })
    const headers = 'host: x\r\ncontent-type: application/json\r\ncontent-length: 100'
    await sendAndLeave(server, `POST /route HTTP/1.1\r\n${headers}\r\n\r\n{`)
    await until(() => harness.forwarded().length > 0)
    await settled()
    expect(harness.forwarded()).toEqual([expect.objectContaining({ type: 'request.aborted', status: 400 })])
    expect(harness.ownStderr()).toEqual([])
  })
}
