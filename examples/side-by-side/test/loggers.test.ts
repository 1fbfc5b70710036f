import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { REQUEST_ID, sdkRejection, useServers } from '@vod-errors/testing'
import Koa from 'koa'
import koaPinoLogger from 'koa-pino-logger'
import { pinoHttp } from 'pino-http'
import supertest from 'supertest'
import winston from 'winston'
import { HOSTS } from './hosts.ts'
import { LOGGERS, Sink } from './real-loggers.ts'

const serve = useServers()
let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

let codes = 0
/** A code that no other test uses. */
const newCode = () => `BrandNew${codes++}`

describe.each(Object.entries(HOSTS))('on %s', (host, makeBff) => {
  describe.each(Object.entries(LOGGERS))('%s', (_name, makeLogger) => {
    test.each([
      ['info', 'caller', 'MediaNotFound', 404],
      ['error', 'operator', 'AccessDenied', 403],
      ['error', 'service', 'InternalError', 500],
    ] as const)('writes one line at %s for a %s fault', async (level, fault, code, status) => {
      const { logger, lines, read, levels } = makeLogger()
      const options = { logger, requestId: () => 'own-1' }
      const server = await serve(makeBff({ route: () => Promise.reject(sdkRejection(code)), options }))
      await supertest(server).get('/media/mda-1?token=t').expect(status)
      expect(lines()).toHaveLength(1)
      const line = read(lines()[0] ?? '')
      expect(line.level).toBe(levels[level])
      expect(line.fields).toMatchObject({
        requestId: REQUEST_ID,
        code,
        upstreamCode: code,
        status,
        upstreamStatus: status,
        fault,
        retryable: code === 'InternalError',
        method: 'GET',
        path: '/media/mda-1',
        ownRequestId: 'own-1',
        params: code === 'MediaNotFound' ? { mediaId: 'mediaId-1' } : {},
        vendorMessage: sdkRejection(code).message,
        causes: [],
        ...(host === 'Express' ? { route: '/media/:mediaId' } : {}),
      })
      expect(stderr).not.toHaveBeenCalled()
    })

    test('writes a line at the level set by logLevel, and none if it is false', async () => {
      const { logger, lines, read, levels } = makeLogger()
      const options = { logger, logLevel: { caller: 'warn', service: false } } as const
      const codes = ['MediaNotFound', 'InternalError'] as const
      const route = ({ url = '' }) =>
        Promise.reject(sdkRejection(codes[url.includes('2') ? 1 : 0] ?? codes[0]))
      const server = await serve(makeBff({ route, options }))
      await supertest(server).get('/media/mda-1').expect(404)
      await supertest(server).get('/media/mda-2').expect(500)
      expect(lines().map((line) => read(line).level)).toEqual([levels.warn])
    })

    test('reports a new code in a separate line', async () => {
      const { logger, lines } = makeLogger()
      const code = newCode()
      const route = () => Promise.reject({ ...sdkRejection('AccessDenied'), code })
      const server = await serve(makeBff({ route, options: { logger } }))
      for (let i = 0; i < 2; i++) await supertest(server).get('/media/mda-1').expect(403)
      const warnings = lines().filter((line) => line.includes('the catalog does not know'))
      expect(lines()).toHaveLength(3)
      expect(warnings).toEqual([expect.stringContaining(`does not know: ${code} (status 403, requestId=`)])
    })
  })

  test('the default logger of winston writes one line', async () => {
    const stream = new Sink()
    winston.configure({
      format: winston.format.json(),
      transports: [new winston.transports.Stream({ stream })],
    })
    const route = () => Promise.reject(sdkRejection('AccessDenied'))
    const server = await serve(makeBff({ route, options: { logger: winston } }))
    await supertest(server).get('/media/mda-1').expect(403)
    expect(stream.lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        level: 'error',
        message: `VOD error AccessDenied, responded 403, requestId=${REQUEST_ID}`,
        requestId: REQUEST_ID,
      },
    ])
  })

  describe('pino-http', () => {
    /** The lines about a failed request, ours and pino-http's. */
    async function linesOf(thrown: unknown) {
      const sink = new Sink()
      const http = pinoHttp({ genReqId: () => 'own-1' }, sink)
      const parts = { route: () => Promise.reject(thrown), before: http, options: { logger: http.logger } }
      await supertest(await serve(makeBff(parts))).get('/media/mda-1')
      return sink.lines.map((line) => JSON.parse(line))
    }

    test('writes the real error to its own line once, in addition to our line', async () => {
      const [ours, line, ...others] = await linesOf(sdkRejection('AccessDenied'))
      expect(others).toEqual([])
      expect(ours).toMatchObject({
        level: 50,
        requestId: REQUEST_ID,
        ownRequestId: 'own-1',
        code: 'AccessDenied',
      })
      expect(line).toMatchObject({
        msg: 'request errored',
        req: { id: 'own-1' },
        res: { statusCode: 403 },
        err: { type: 'VodError', code: 'AccessDenied', fault: 'operator', requestId: REQUEST_ID },
      })
    })

    test('writes no secret from the thrown value', async () => {
      const thrown = { ...sdkRejection('InvalidAccessKeyId'), message: 'No such key: token=SECRET' }
      const lines = JSON.stringify(await linesOf(thrown))
      expect(lines).toContain('token=[redacted]')
      expect(lines).not.toContain('SECRET')
    })
  })
})

test('koa-pino-logger, used before the handler, writes the real error once, in addition to our line', async () => {
  const sink = new Sink()
  const http = koaPinoLogger({ genReqId: () => 'own-1' }, sink)
  const app = new Koa().use(http).use(forKoa({ logger: http.logger }))
  app.use(() => Promise.reject(sdkRejection('AccessDenied')))
  await supertest(await serve(app.callback()))
    .get('/')
    .expect(403)
  expect(sink.lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 50,
      requestId: REQUEST_ID,
      ownRequestId: 'own-1',
      msg: 'VOD error AccessDenied, responded 403',
    },
    { req: { id: 'own-1' }, err: { type: 'VodError', requestId: REQUEST_ID }, msg: 'request errored' },
  ])
})
