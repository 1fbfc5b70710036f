import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel'
import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  CHANNELS,
  VodError,
  type VodErrorEvent,
  type VodErrorHandlerOptions,
  vodCall,
} from '@vod-errors/core'
import { REQUEST_ID, settled, until, urlOf, useServers } from '@vod-errors/testing'
import pino from 'pino'
import supertest from 'supertest'
import { boom, createLogger, DENIED, failingRequest, TIMED_OUT } from './failing-request.ts'
import { HOSTS } from './hosts.ts'
import { Sink } from './real-loggers.ts'

const serve = useServers()
let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  for (const stop of subscriptions.splice(0)) stop()
  jest.restoreAllMocks()
})

const subscriptions: (() => void)[] = []

/** Collects the messages of a channel until the end of the test. */
function subscribeTo(name: string): unknown[] {
  const messages: unknown[] = []
  const listener = (message: unknown) => void messages.push(message)
  subscribe(name, listener)
  subscriptions.push(() => unsubscribe(name, listener))
  return messages
}

const printed = () => stderr.mock.calls.map(([line]) => String(line))

describe.each(Object.entries(HOSTS))('on %s', (host, makeBff) => {
  const requestMedia = failingRequest(serve, makeBff)

  describe('the channels', () => {
    const request = async (thrown: unknown, options: VodErrorHandlerOptions = {}) => {
      const server = await serve(
        makeBff({ route: () => Promise.reject(thrown), options: { logger: false, ...options } }),
      )
      return await supertest(server).get('/media/mda-1?token=t')
    }

    test('publish nothing without subscribers', async () => {
      const spies = Object.values(CHANNELS).map((name) => jest.spyOn(channel(name), 'publish'))
      await request(DENIED)
      await request({ ...DENIED, code: `Quiet${host}` })
      for (const publish of spies) expect(publish).not.toHaveBeenCalled()
    })

    test('publish each VOD error once, frozen, with any logger, and no other errors', async () => {
      const published = subscribeTo(CHANNELS.error)
      await request(DENIED)
      await request(TIMED_OUT, { logger: pino(new Sink()) })
      await request(new Error('other'), { unhandled: 'respond' })
      expect(published).toMatchObject([
        { code: 'AccessDenied', requestId: REQUEST_ID, path: '/media/mda-1' },
        { code: 'UpstreamTimeout', status: 504 },
      ])
      for (const record of published) {
        for (const part of [record, ...Object.values(Object(record))])
          expect(Object.isFrozen(part)).toBe(true)
      }
    })

    test('also publish each unknown code on a separate channel', async () => {
      const published = subscribeTo(CHANNELS.error)
      const unknown = subscribeTo(CHANNELS.unknownCode)
      await request(DENIED)
      for (let i = 0; i < 2; i++) await request({ ...DENIED, code: `Brand.New${host}` })
      expect(published).toHaveLength(3)
      expect(unknown).toEqual(published.slice(1))
      expect(unknown).toMatchObject(Array(2).fill({ code: `New${host}`, upstreamCode: `Brand.New${host}` }))
    })
  })

  describe('onError', () => {
    test('is called once per VOD error, with the error, the logged record and the context', async () => {
      const events: VodErrorEvent[] = []
      const parts = {
        state: { user: 'u' },
        options: { onError: (event: VodErrorEvent) => events.push(event) },
      }
      const { line } = await requestMedia(parts, DENIED, { 'x-site': 'cn' })
      expect(events).toHaveLength(1)
      const [{ error, record, context } = events[0] as VodErrorEvent] = events
      expect(error).toBeInstanceOf(VodError)
      expect(error.cause).toBe(DENIED)
      expect(JSON.parse(JSON.stringify(record))).toEqual(omit(line, 'level', 'msg'))
      expect(Object.isFrozen(record)).toBe(true)
      expect(context.request).toMatchObject({ method: 'GET', path: '/media/mda-1', state: { user: 'u' } })
      expect(context.request.header('X-Site')).toBe('cn')
    })

    test.each<[string, () => unknown]>([
      ['throws', boom],
      ['rejects', () => Promise.reject(new Error('boom'))],
      [
        'rejects late',
        async () => {
          await nextTurn()
          boom()
        },
      ],
    ])('that %s causes one warning, and does not crash the process', async (_name, onError) => {
      const unhandled = jest.fn()
      process.on('unhandledRejection', unhandled)
      const server = await serve(
        makeBff({ route: () => Promise.reject(DENIED), options: { logger: false, onError } }),
      )
      for (let i = 0; i < 3; i++) await supertest(server).get('/media/mda-1').expect(403)
      await settled()
      process.off('unhandledRejection', unhandled)
      expect(printed()).toEqual([
        expect.stringContaining('[vod-errors] the hook onError failed: Error: boom'),
      ])
      expect(unhandled).not.toHaveBeenCalled()
    })

    test('is not awaited', async () => {
      const onError = () => new Promise(() => {})
      expect((await requestMedia({ options: { onError } })).body.code).toBe('AccessDenied')
    })

    test('is not called for other errors, forwarded or not', async () => {
      const onError = jest.fn()
      for (const unhandled of ['forward', 'respond'] as const) {
        const options = { logger: false, onError, unhandled } as const
        const server = await serve(
          makeBff({
            route: () => Promise.reject(Object.assign(new Error('other'), { expose: true, status: 500 })),
            options,
          }),
        )
        await supertest(server).get('/media/mda-1').expect(500)
      }
      expect(onError).not.toHaveBeenCalled()
    })

    test('is not called if a call was aborted because the browser disconnected; nothing is logged or published', async () => {
      const onError = jest.fn()
      const published = subscribeTo(CHANNELS.error)
      const { logger, sink } = createLogger()
      const gone = new AbortController()
      const before = (_req: IncomingMessage, res: ServerResponse) =>
        void res.once('close', () => gone.abort())
      const calls: Promise<unknown>[] = []
      const route = () => {
        const call = vodCall(() => new Promise(() => {}), { signal: gone.signal })
        calls.push(call)
        return call
      }
      const server = await serve(makeBff({ route, before, options: { logger, onError } }))
      const browser = get(urlOf(server, '/media/mda-1')).on('error', () => {})
      await until(() => calls.length > 0)
      browser.destroy()
      await expect(async () => await calls[0]).rejects.toMatchObject({ code: 'UpstreamAborted' })
      await settled()
      expect([onError.mock.calls, published, sink.lines]).toEqual([[], [], []])
    })
  })
})

function omit(fields: object, ...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
