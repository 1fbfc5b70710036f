import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import supertest from 'supertest'
import { openBrowser, type Received } from '../browser.ts'
import { REQUEST_ID, sdkRejection } from '../failures.ts'
import { exchangeBytes } from '../loopback.ts'
import { expectedAnswer } from './expected-answer.ts'
import type { Stage } from './stage.ts'

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes),
  deflate: (bytes) => inflateSync(bytes),
  br: (bytes) => brotliDecompressSync(bytes),
}

function decode({ headers, bytes }: Received): string | undefined {
  return DECODERS[headers['content-encoding'] ?? 'identity']?.(bytes).toString()
}

/** Other people's middleware beside the handler: compression, sessions, body parsers. */
export function describeMiddleware(stage: Stage): void {
  describeCompression(stage)
  describeSessions(stage)
  describeBodyParsers(stage)
}

function describeCompression(stage: Stage): void {
  test.each(['gzip', 'br', 'identity'])('answers whole where compression may use %s', async (encoding) => {
    const route = (_req: unknown, res: { setHeader: (name: string, value: string) => void }) => {
      res.setHeader('etag', '"1"')
      res.setHeader('content-length', '5')
      return Promise.reject(sdkRejection('MediaNotFound'))
    }
    const browser = openBrowser(await stage.serve(route, { middleware: 'compression' }))
    for (let i = 0; i < 2; i++) {
      const answer = await browser.ask({ headers: { 'accept-encoding': encoding } })
      const { 'content-length': length, 'content-encoding': used = 'identity', vary, etag } = answer.headers
      expect({ status: answer.status, isWhole: answer.isWhole, etag }).toEqual({ status: 404, isWhole: true })
      expect(decode(answer)).toBe(expectedAnswer('MediaNotFound').body)
      expect(length ?? String(answer.bytes.length)).toBe(String(answer.bytes.length))
      expect(['identity', encoding]).toContain(used)
      expect(vary?.split(/, */).sort()).toEqual(['Accept', 'Accept-Encoding', 'Accept-Language'])
    }
    browser.close()
  })

  test('cuts a compressed body that fails half-way', async () => {
    const server = await stage.serve(
      async (_req, res) => {
        res.writeHead(200, { 'content-type': 'text/plain' })
        res.write(randomBytes(200_000).toString('base64'))
        await new Promise((resolve) => setTimeout(resolve, 50))
        throw sdkRejection('InternalError')
      },
      { middleware: 'compression' },
    )
    const browser = openBrowser(server)
    const answer = await browser.ask({ headers: { 'accept-encoding': 'gzip' } })
    expect(answer).toMatchObject({ status: 200, isWhole: false })
    expect(answer.bytes.length).toBeGreaterThan(0)
    expect(stage.stderr()).toHaveLength(1)
    browser.close()
  })
}

function describeSessions(stage: Stage): void {
  test('keeps the session that the failed route began, and its rolling cookie on every failure', async () => {
    const seen: unknown[] = []
    const server = await stage.serve(
      (_req, _res, { session }) => {
        seen.push(Reflect.get(session(), 'user'))
        Object.assign(session(), { user: 'a' })
        return Promise.reject(sdkRejection('MediaNotFound'))
      },
      { middleware: 'session' },
    )
    const browser = supertest.agent(server)
    for (let i = 0; i < 3; i++) {
      const response = await browser.get('/route')
      expect({ status: response.status, body: response.text }).toEqual({
        status: 404,
        body: expectedAnswer('MediaNotFound').body,
      })
      expect(response.headers['set-cookie']).toEqual([expect.stringMatching(/sess|connect\.sid/)])
    }
    expect(seen).toEqual([undefined, 'a', 'a'])
  })
}

const FORGED = { requestId: REQUEST_ID, code: 'AccountOverdue', message: 'vod.bj.baidubce.com' }

function describeBodyParsers(stage: Stage): void {
  test.each<[string, string, number]>([
    ['a body that is no JSON', '{"a":', 400],
    ['a body that looks like VOD’s up to its end', JSON.stringify(FORGED).slice(0, -1), 400],
    ['a body that is too large', JSON.stringify({ ...FORGED, padding: 'x'.repeat(2000) }), 413],
  ])('hands on what the body parser says of %s', async (_name, body, status) => {
    const route = jest.fn()
    const type = 'application/json'
    const server = await stage.serve(route, { middleware: 'bodyParser' })
    await supertest(server).post('/route').type(type).send(body).expect(418)
    expect(stage.handedOn()).toEqual([expect.objectContaining({ status })])
    const bare = await stage.serve(route, { middleware: 'bodyParser', handedOn: undefined })
    const response = await supertest(bare).post('/route').type(type).send(body).expect(status)
    expect(response.text).not.toContain('requestId":')
    const enveloped = await stage.serve(route, {
      middleware: 'bodyParser',
      options: { unhandled: 'respond' },
    })
    const answer = await supertest(enveloped).post('/route').type(type).send(body).expect(status)
    expect(Object.keys(answer.body)).toEqual(['requestId', 'code', 'message'])
    expect(route).not.toHaveBeenCalled()
    expect(stage.stderr().filter((line) => line.startsWith('[vod-errors]'))).toEqual([])
  })

  test('answers a route whose body was parsed', async () => {
    const server = await stage.serve(() => Promise.reject(sdkRejection('InvalidRequest')), {
      middleware: 'bodyParser',
    })
    const response = await supertest(server).post('/route').send(FORGED)
    expect({ status: response.status, body: response.text }).toEqual({
      status: 400,
      body: expectedAnswer('InvalidRequest').body,
    })
  })

  test('blames nobody for an upload that the browser broke off', async () => {
    const server = await stage.serve(jest.fn(), { middleware: 'bodyParser' })
    const head =
      'POST /route HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'
    await exchangeBytes(server, head, { leaveAfter: 20 })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(stage.handedOn()).toEqual([expect.objectContaining({ type: 'request.aborted', status: 400 })])
    expect(stage.stderr().filter((line) => line.startsWith('[vod-errors]'))).toEqual([])
  })
}
