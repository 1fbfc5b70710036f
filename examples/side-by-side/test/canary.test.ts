import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { CHANNELS, VOD_HOSTS, type VodErrorEvent, type VodErrorHandlerOptions } from '@vod-errors/core'
import { exchangeBytes, useServers } from '@vod-errors/testing'
import { HOSTS } from './hosts.ts'
import { LOGGERS } from './real-loggers.ts'
import { axiosError, leakedPlaces, secret, THROWN, withCauses } from './secrets.ts'

/** The incoming request, with secrets in every place. */
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
const published: unknown[] = []
const record = (message: unknown) => void published.push(message)
beforeEach(() => {
  published.length = 0
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  subscribe(CHANNELS.error, record)
  subscribe(CHANNELS.unknownCode, record)
})
afterEach(() => {
  unsubscribe(CHANNELS.error, record)
  unsubscribe(CHANNELS.unknownCode, record)
  stderr.mockRestore()
})

/** All output of one failing request, as text. */
interface Output {
  readonly response: string
  readonly lines: readonly string[]
  readonly records: string
}

/** Runs one failing request, with every option that could leak a secret. */
async function run(
  makeBff: (typeof HOSTS)['Koa'],
  makeThrown: () => unknown,
  extra: VodErrorHandlerOptions,
): Promise<Output> {
  const records: unknown[] = []
  const options: VodErrorHandlerOptions = {
    ...extra,
    hosts: [...VOD_HOSTS, `${secret('host')}.internal`],
    unhandled: 'respond',
    onError: ({ record }: VodErrorEvent) => records.push(record),
    logLevel: { caller: 'warn' },
  }
  const state = { user: { token: secret('request state of the app') } }
  const server = await serve(makeBff({ route: () => Promise.reject(makeThrown()), options, state }))
  const response = await exchangeBytes(server, INBOUND())
  const lines = stderr.mock.calls.map(([line]) => String(line))
  return { response, lines, records: inspect([records, published], { depth: 10, showHidden: true }) }
}

test('the search finds secrets if they leak', () => {
  for (const makeThrown of [axiosError, withCauses]) {
    const places = leakedPlaces(
      inspect(Reflect.get(Object(makeThrown()), 'cause') ?? makeThrown(), { depth: 10 }),
    )
    expect(places).toEqual(
      expect.arrayContaining(['header of the call', 'cookie of the call', 'signed URL in vendor text']),
    )
  }
})

describe.each(Object.entries(HOSTS))('on %s', (_host, makeBff) => {
  describe.each(Object.entries(THROWN))('%s', (name, makeThrown) => {
    const isOther = name.startsWith('another')

    test('tells no secret on stderr, in the response, or in a record', async () => {
      const { response, lines, records } = await run(makeBff, makeThrown, {})
      expect(lines).toHaveLength(1)
      expect(response).toMatch(/^HTTP\/1\.1 [45]/)
      expect(records.includes('vendorMessage')).toBe(!isOther)
      expect(leakedPlaces([response, ...lines, records].join('\n'))).toEqual([])
    })

    test.each(Object.entries(LOGGERS))('tells no secret to %s', async (_logger, makeLogger) => {
      const { logger, lines } = makeLogger()
      const output = await run(makeBff, makeThrown, { logger })
      expect(lines()).toHaveLength(1)
      expect(output.lines).toEqual([])
      expect(leakedPlaces([output.response, output.records, ...lines()].join('\n'))).toEqual([])
    })
  })
})
