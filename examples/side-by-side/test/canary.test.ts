import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import {
  CHANNELS,
  readVodError,
  VodError,
  type VodErrorEvent,
  type VodErrorHandlerOptions,
} from '@vod-errors/core'
import { exchangeBytes, REQUEST_ID, sdkRejection, useServers } from '@vod-errors/testing'
import bunyan from 'bunyan'
import pino from 'pino'
import { createLogger, format, transports } from 'winston'
import { HOSTS } from './hosts.ts'
import { LOGGERS, Sink } from './real-loggers.ts'

/** Every secret of this file, by the place that holds it. */
const SECRETS = new Map<string, string>()

/** A secret that is nowhere else. */
function secret(place: string): string {
  return keep(place, `canary${SECRETS.size}Z`)
}

/** The same, of the form of an access key: 32 hexadecimal digits. */
function secretKey(place: string): string {
  return keep(place, `ca${String(SECRETS.size).padStart(4, '0')}`.padEnd(32, '0f'))
}

function keep(place: string, marker: string): string {
  const kept = SECRETS.get(place) ?? marker
  SECRETS.set(place, kept)
  return kept
}

/** Which places' secrets a text tells. */
function placesTold(text: string): readonly string[] {
  return [...SECRETS].filter(([, marker]) => text.includes(marker)).map(([place]) => place)
}

const AUTHORIZATION = `bce-auth-v1/${secretKey('access key of a header in vendor text')}/2026-11-23T09:00:00Z/1800/host/${secret('signature of a header in vendor text')}`
const SIGNED_URL = `https://bj.bcebos.com/v1/b/clip.mp4?authorization=bce-auth-v1%2F${secret('signed URL in vendor text')}&x=${secret('second parameter of a URL')}`

/** What VOD says when it says too much. */
const VENDOR_TEXT = [
  `The Access Key ID ${secretKey('bare access key in vendor text')} is not known`,
  `AccessKeyId: ${secret('named access key in vendor text')}`,
  `secretAccessKey=${secret('secret key in vendor text')}`,
  `authorization: ${AUTHORIZATION}`,
  `source ${SIGNED_URL}`,
  `x-bce-security-token: ${secret('session token in vendor text')}`,
  `{"token":"${secret('token in JSON in vendor text')}"}`,
  `Bearer-less cookie: BDUSS=${secret('cookie in vendor text')}`,
  `ftp://user:${secret('password of a URL')}@host/`,
].join('\n')

const HEADERS = () => ({
  authorization: `bce-auth-v1/${secret('header of the call')}`,
  'x-bce-security-token': secret('session token of the call'),
  cookie: `BDUSS=${secret('cookie of the call')}`,
})

function axiosError(): Error {
  const config = {
    url: `https://vod.bj.baidubce.com/v1/media?token=${secret('query of the call')}`,
    headers: HEADERS(),
    auth: { username: 'ak', password: secret('password of axios') },
    data: JSON.stringify({ clip: secret('body of the call') }),
  }
  const response = {
    status: 403,
    headers: { 'x-bce-request-id': REQUEST_ID, 'set-cookie': [secret('cookie of the answer')] },
    data: {
      requestId: REQUEST_ID,
      code: 'AccessDenied',
      message: VENDOR_TEXT,
      extra: secret('field of the body'),
    },
    config,
  }
  const request = { _header: `GET / HTTP/1.1\r\nauthorization: ${secret('raw head of the call')}` }
  const facts = { isAxiosError: true, code: 'ERR_BAD_REQUEST', config, request, response, status: 403 }
  return Object.assign(new Error('Request failed with status code 403'), facts)
}

function withCauses(): VodError {
  const properties = { config: { headers: HEADERS() }, password: secret('property of a cause') }
  const deepest = Object.assign(
    new Error(`connect failed, token=${secret('message of the last cause')}`),
    properties,
  )
  const aggregate = new AggregateError([deepest], `sk=${secret('message of an aggregate')}`)
  const middle = new Error(`while reading ${SIGNED_URL}`, { cause: aggregate })
  const message = `Not allowed callback url https://bff/cb?token=${secret('parameter of a code')}`
  const operation = `read?token=${secret('name of the call')}`
  return new VodError({
    upstreamCode: 'UrlNotAllowed',
    requestId: REQUEST_ID,
    message,
    operation,
    cause: middle,
  })
}

/** Everything that a route may throw, with secrets in every place. */
const THROWN: Readonly<Record<string, () => unknown>> = {
  'a rejection of the SDK': () => ({
    ...sdkRejection('InvalidAccessKeyId'),
    message: VENDOR_TEXT,
    'x-bce-date': secret('x-bce-date of the SDK'),
    'x-bce-debug-id': secret('x-bce-debug-id of the SDK'),
    credentials: { ak: secret('ak of the SDK'), sk: secret('sk of the SDK') },
  }),
  'an error of axios': axiosError,
  'a VodError with a chain of causes': withCauses,
  'a Response of fetch': () =>
    new Response(JSON.stringify({ requestId: REQUEST_ID, code: 'AccessDenied', message: VENDOR_TEXT }), {
      status: 403,
      headers: { 'x-bce-request-id': REQUEST_ID, 'x-secret': secret('header of the answer') },
    }),
  'an error that is not VOD’s': () =>
    Object.assign(new Error(VENDOR_TEXT), { password: secret('property of an error'), headers: HEADERS() }),
  'an object that is not VOD’s': () => ({ password: secret('property of an object'), headers: HEADERS() }),
}

const INBOUND = () =>
  [
    `POST /media/mda-1?token=${secret('query')}&x=${secret('second parameter of the query')} HTTP/1.1`,
    'host: bff',
    `authorization: Basic ${secret('authorization')}`,
    `proxy-authorization: Basic ${secret('proxy-authorization')}`,
    `cookie: BDUSS=${secret('cookie')}`,
    `x-api-key: ${secret('x-api-key')}`,
    `x-request-id: ${secret('x-request-id that is not trusted')}`,
    `tracestate: vendor=${secret('tracestate')}`,
    `referer: https://site/?token=${secret('referer')}`,
    'content-length: 10',
    'connection: close',
    '',
    secret('body').padEnd(10).slice(0, 10),
  ].join('\r\n')

const serve = useServers()
let stderr: jest.SpyInstance
const heard: unknown[] = []
const hear = (message: unknown) => void heard.push(message)
beforeEach(() => {
  heard.length = 0
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  subscribe(CHANNELS.error, hear)
  subscribe(CHANNELS.unknownCode, hear)
})
afterEach(() => {
  unsubscribe(CHANNELS.error, hear)
  unsubscribe(CHANNELS.unknownCode, hear)
  stderr.mockRestore()
})

/** Everywhere that a failure is told, as text. */
interface Told {
  readonly response: string
  readonly lines: readonly string[]
  readonly records: string
}

/** Runs one failing request, with every option that could tell something. */
async function run(
  makeBff: (typeof HOSTS)['Koa'],
  makeThrown: () => unknown,
  own: VodErrorHandlerOptions,
): Promise<Told> {
  const records: unknown[] = []
  const options: VodErrorHandlerOptions = {
    ...own,
    hosts: [`${secret('host')}.internal`],
    unhandled: 'respond',
    onError: ({ record }: VodErrorEvent) => records.push(record),
    logLevel: { caller: 'warn' },
  }
  const state = { user: { token: secret('what the app keeps of the request') } }
  const server = await serve(makeBff({ route: () => Promise.reject(makeThrown()), options, state }))
  const response = await exchangeBytes(server, INBOUND())
  const lines = stderr.mock.calls.map(([line]) => String(line))
  return { response, lines, records: inspect([records, heard], { depth: 10, showHidden: true }) }
}

test('a secret is seen where one is told', () => {
  for (const makeThrown of [axiosError, withCauses]) {
    const places = placesTold(
      inspect(Reflect.get(Object(makeThrown()), 'cause') ?? makeThrown(), { depth: 10 }),
    )
    expect(places).toEqual(
      expect.arrayContaining(['header of the call', 'cookie of the call', 'signed URL in vendor text']),
    )
  }
})

describe.each(Object.entries(HOSTS))('on %s', (_host, makeBff) => {
  describe.each(Object.entries(THROWN))('%s', (name, makeThrown) => {
    const isForeign = name.includes('not VOD’s')

    test('tells no secret on stderr, in the response, or in a record', async () => {
      const { response, lines, records } = await run(makeBff, makeThrown, {})
      expect(lines).toHaveLength(1)
      expect(response).toMatch(/^HTTP\/1\.1 [45]/)
      expect(records.includes('vendorMessage')).toBe(!isForeign)
      expect(placesTold([response, ...lines, records].join('\n'))).toEqual([])
    })

    test.each(Object.entries(LOGGERS))('tells no secret to %s', async (_logger, makeLogger) => {
      const { logger, lines } = makeLogger()
      const told = await run(makeBff, makeThrown, { logger })
      expect(lines()).toHaveLength(1)
      expect(told.lines).toEqual([])
      expect(placesTold([told.response, told.records, ...lines()].join('\n'))).toEqual([])
    })
  })
})

const writtenBy = (log: (sink: Sink) => void): string => {
  const sink = new Sink()
  log(sink)
  return sink.lines.join('\n')
}
const bunyanTo = (stream: Sink) => bunyan.createLogger({ name: 'bff', stream })
const winstonTo = (stream: Sink) =>
  createLogger({
    format: format.combine(format.errors({ stack: true }), format.json()),
    transports: [new transports.Stream({ stream })],
  })

/** What becomes of a VodError that the app itself prints. */
const PRINTERS: Readonly<Record<string, (error: VodError) => string>> = {
  JSON: (error) => JSON.stringify({ error }),
  'util.inspect': (error) => inspect(error, { depth: 10 }),
  'util.inspect, inside something': (error) => inspect([{ error }], { depth: 10, compact: false }),
  text: (error) => `${error}, ${error.message}, ${error.stack}`,
  'a copy of its properties': (error) => JSON.stringify({ ...error }),
  bunyan: (error) => writtenBy((sink) => bunyanTo(sink).error({ err: error })),
  winston: (error) => writtenBy((sink) => winstonTo(sink).error(error)),
  'winston, in its fields': (error) => writtenBy((sink) => winstonTo(sink).error('failed', { error })),
  pino: (error) => writtenBy((sink) => pino(sink).error(error)),
  'pino, in its fields': (error) => writtenBy((sink) => pino(sink).error({ err: error })),
  'egg-logger': (error) => {
    const real = LOGGERS['egg-logger']?.()
    real?.logger.error(error)
    return real?.lines().join('\n') ?? ''
  },
}

/** These print the cause of any error whole: they are given the error without it. */
const TELLING: readonly string[] = ['pino', 'pino, in its fields', 'egg-logger']

describe.each(Object.entries(PRINTERS))('a VodError printed by %s', (printer, print) => {
  for (const [name, makeThrown] of Object.entries(THROWN).filter(([name]) => !name.includes('not VOD’s'))) {
    test(`tells no secret of ${name}`, async () => {
      const error = await readVodError(makeThrown())
      if (!error) throw new Error('Expected a failure of VOD')
      const text = print(TELLING.includes(printer) ? error.withoutCause() : error)
      expect(text).toContain(error.code)
      expect(placesTold(text)).toEqual([])
    })
  }
})
