import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { CATALOG, en, type VodErrorCode } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection, WIRE_CODES } from './failures.ts'
import { exchangeBytes, listenOnLoopback, stop } from './loopback.ts'

/** What the app's route does: it may write on the response, and it throws or rejects. */
export type Route = (req: IncomingMessage, res: ServerResponse) => unknown

/** What a host builds an app from. */
export interface AppParts {
  /** Answers every method at `/route`, and below a router of its own at `/nested/route`. */
  readonly route: Route
  /** How many times the handler is mounted. */
  readonly handlers: number
  /** The app's own error handling, outside ours: is given what was handed on, and answers 418. */
  readonly handedOn: (thrown: unknown) => void
}

/** Makes an app of one framework major, with the adapter's handler mounted the documented way. */
export type MakeApp = (parts: AppParts) => RequestListener

const COMMON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-language': 'en',
  'x-bce-request-id': REQUEST_ID,
}

/** Values that the frameworks do not survive being handed, each with what makes it deadly. */
const DEADLY_VALUES: Readonly<Record<string, () => unknown>> = {
  'an error with an illegal header value': () =>
    Object.assign(new Error('x'), { status: 400, headers: { 'x-a': 'a\r\nb: c' } }),
  'an error with a Chinese header value': () =>
    Object.assign(new Error('x'), { status: 400, headers: { 'x-a': '中文' } }),
  'an error whose status getter throws': () =>
    Object.defineProperty(new Error('x'), 'status', {
      get: () => {
        throw new Error('trap')
      },
    }),
  'an error whose stack getter throws': () =>
    Object.defineProperty(new Error('x'), 'stack', {
      get: () => {
        throw new Error('trap')
      },
    }),
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
}

/** Values that are not VOD's, and that every framework survives: the app's own handler gets the very same. */
const FOREIGN_VALUES: Readonly<Record<string, unknown>> = {
  'an Error': new Error('app'),
  'an http-errors look-alike with a code of VOD': Object.assign(new Error('x'), {
    status: 404,
    statusCode: 404,
    expose: true,
    code: 'MediaNotFound',
  }),
  'a foreign body without a request id': { code: 'MediaNotFound', message: 'Media not found with mda-1' },
  'a refused connection': Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  'an axios error of another API': Object.assign(new Error('x'), {
    isAxiosError: true,
    code: 'ERR_BAD_REQUEST',
    response: { status: 404, data: { code: 'NOT_FOUND', message: 'no' }, headers: {} },
  }),
  'a string': 'just text',
}

/** The contract that every adapter keeps on every major of its framework. */
export function describeContract(host: string, makeApp: MakeApp): void {
  describe(host, () => {
    const servers: Server[] = []
    let stderr: jest.SpyInstance
    const handedOn = jest.fn()

    async function serve(route: Route, handlers = 1): Promise<Server> {
      const server = await listenOnLoopback(makeApp({ route, handlers, handedOn }))
      servers.push(server)
      return server
    }
    const serveThrowing = (thrown: unknown) =>
      serve(async () => {
        throw thrown
      })

    beforeEach(() => {
      stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
      handedOn.mockClear()
    })
    afterEach(async () => {
      await Promise.all(servers.splice(0).map(stop))
      stderr.mockRestore()
    })

    describe('answers every code of VOD', () => {
      test.each(WIRE_CODES)('%s', async (code) => {
        const server = await serveThrowing(sdkRejection(code))
        const response = await supertest(server).get('/route')
        expect(pick(response)).toEqual(expectedAnswer(code))
        expect(stderr).toHaveBeenCalledTimes(CATALOG[code].fault === 'caller' ? 0 : 1)
      })
    })

    describe('hands on what is not VOD’s, untouched', () => {
      test.each(Object.entries(FOREIGN_VALUES))('%s', async (_name, value) => {
        const server = await serveThrowing(value)
        await supertest(server).get('/route').expect(418)
        expect(handedOn.mock.calls).toEqual([[value]])
        expect(handedOn.mock.calls[0]?.[0]).toBe(value)
        expect(stderr).not.toHaveBeenCalled()
      })
    })

    describe('masks what the framework does not survive', () => {
      test.each(Object.entries(DEADLY_VALUES))('%s', async (_name, make) => {
        const server = await serveThrowing(make())
        const response = await supertest(server).get('/route').expect(500)
        expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
        expect(response.body).toMatchObject({ code: 'InternalError', message: en.unknown.operator })
        expect(handedOn).not.toHaveBeenCalled()
        expect(stderr).toHaveBeenCalledTimes(1)
        expect(stderr.mock.calls[0]?.[0]).toContain(response.body.requestId)
      })
    })

    test.each([null, undefined])('answers when %s is thrown, and goes on serving', async (nothing) => {
      const server = await serveThrowing(nothing)
      for (let i = 0; i < 2; i++) {
        const response = await supertest(server).get('/route').timeout(2000)
        expect(response.status).toBeGreaterThanOrEqual(400)
      }
    })

    test('answers what a synchronous route throws', async () => {
      const server = await serve(() => {
        throw sdkRejection('MediaNotFound')
      })
      await supertest(server).get('/route').expect(404)
    })

    test('answers what a router mounted below throws', async () => {
      const server = await serveThrowing(sdkRejection('MediaNotFound'))
      const response = await supertest(server).get('/nested/route')
      expect(pick(response)).toEqual(expectedAnswer('MediaNotFound'))
    })

    test('answers once where the handler is mounted twice', async () => {
      const server = await serve(() => Promise.reject(sdkRejection('AccessDenied')), 2)
      const response = await supertest(server).get('/route')
      expect(pick(response)).toEqual(expectedAnswer('AccessDenied'))
      expect(stderr).toHaveBeenCalledTimes(1)
    })

    test('answers HEAD with the headers and no body', async () => {
      const server = await serveThrowing(sdkRejection('MediaNotFound'))
      const { body } = expectedAnswer('MediaNotFound')
      const bytes = await exchangeBytes(
        server,
        'HEAD /route HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      )
      expect(bytes).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
      expect(bytes.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}\r\n`)
      expect(bytes).toMatch(/\r\n\r\n$/)
    })

    test('cuts a response that has begun, so that half a body is not taken for a whole one', async () => {
      const server = await serve(async (_req, res) => {
        res.writeHead(200, { 'content-type': 'text/plain' })
        res.write('half')
        await sleep(20)
        throw sdkRejection('InternalError')
      })
      const bytes = await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n')
      expect(bytes).toContain('half')
      expect(bytes).not.toContain('\r\n0\r\n')
      expect(stderr).toHaveBeenCalledTimes(1)
    })

    test('leaves a response alone that was complete before the failure', async () => {
      const server = await serve(async (_req, res) => {
        res.statusCode = 200
        res.end('whole')
        throw sdkRejection('InternalError')
      })
      await supertest(server).get('/route').expect(200, 'whole')
      expect(stderr).toHaveBeenCalledTimes(1)
    })

    test('goes on serving after a browser that went away', async () => {
      let failed: () => void = () => {}
      const failure = new Promise<void>((resolve) => {
        failed = resolve
      })
      const server = await serve(async (req) => {
        if (req.url === '/route?stay') throw sdkRejection('MediaNotFound')
        req.socket.destroy()
        await sleep(20)
        failed()
        throw sdkRejection('MediaNotFound')
      })
      await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n')
      await failure
      await supertest(server).get('/route?stay').expect(404)
    })

    test('drops the headers of the success that did not happen, and keeps the app’s own', async () => {
      const server = await serve(async (_req, res) => {
        res.statusCode = 201
        res.statusMessage = 'Made'
        for (const [name, value] of Object.entries(SUCCESS_HEADERS)) res.setHeader(name, value)
        for (const [name, value] of Object.entries(APP_HEADERS)) res.setHeader(name, value)
        throw sdkRejection('MediaNotFound')
      })
      const response = await supertest(server).get('/route')
      expect(pick(response)).toEqual({ ...expectedAnswer('MediaNotFound'), vary: 'Origin, Accept-Language' })
      for (const name of Object.keys(SUCCESS_HEADERS)) expect(response.headers).not.toHaveProperty([name])
      expect(response.headers).toMatchObject({ ...APP_HEADERS, vary: 'Origin, Accept-Language' })
    })

    test('quotes a new id where VOD gave none, the same in the log line, and sends no VOD header', async () => {
      const server = await serveThrowing({ status_code: 502, message: '<html>Bad Gateway</html>' })
      const first = await supertest(server).get('/route').expect(502)
      const second = await supertest(server).get('/route').expect(502)
      expect(first.body.requestId).toMatch(/^[0-9a-f-]{36}$/)
      expect(second.body.requestId).not.toBe(first.body.requestId)
      expect(first.headers).not.toHaveProperty(['x-bce-request-id'])
      expect(stderr.mock.calls[0]?.[0]).toContain(`requestId=${first.body.requestId}`)
    })

    test('names method and path in the log line, and never the query', async () => {
      const server = await serveThrowing(sdkRejection('AccessDenied'))
      await supertest(server).get('/nested/route?token=secret').expect(403)
      expect(stderr.mock.calls[0]?.[0]).toContain(`requestId=${REQUEST_ID}, GET /nested/route:`)
      expect(stderr.mock.calls[0]?.[0]).not.toContain('secret')
    })
  })
}

const SUCCESS_HEADERS = {
  etag: '"1"',
  'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
  'content-encoding': 'gzip',
  'content-range': 'bytes 0-1/2',
  'content-disposition': 'attachment',
  location: '/made',
  expires: 'Mon, 01 Jan 2034 00:00:00 GMT',
}

const APP_HEADERS = {
  'access-control-allow-origin': 'https://app.example',
  vary: 'Origin',
  'strict-transport-security': 'max-age=1',
  'set-cookie': ['a=1'],
  'x-request-id': 'bff-1',
}

/** The whole row that the contract asks for, written down apart from the code that renders it. */
function expectedAnswer(code: VodErrorCode) {
  const { status, retryable } = CATALOG[code]
  const body = `{"requestId":"${REQUEST_ID}","code":"${code}","message":"${en.codes[code]}"}`
  const headers = { ...COMMON_HEADERS, 'content-length': String(Buffer.byteLength(body)) }
  return {
    status,
    body,
    headers: retryable ? { ...headers, 'retry-after': '1' } : headers,
    vary: 'Accept-Language',
  }
}

function pick({ status, text, headers }: supertest.Response) {
  const names = [...Object.keys(COMMON_HEADERS), 'content-length', 'retry-after']
  const picked = names.filter((name) => name in headers).map((name) => [name, headers[name]])
  return { status, body: text, headers: Object.fromEntries(picked), vary: headers['vary'] }
}
