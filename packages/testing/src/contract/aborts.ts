import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { type VodErrorCode, vodCall } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, type SdkRejection, sdkRejection } from '../failures.ts'
import { exchangeBytes, portOf } from '../loopback.ts'
import type { Route, Stage } from './stage.ts'

/** The browser of a test: the route may make it leave, and know when the server has noticed. */
interface Leaver {
  readonly leave: () => Promise<void>
}

/** At which moment the browser leaves, as a route that has the failure to throw. */
type Moment = (failure: SdkRejection, leaver: Leaver) => Route

const MOMENTS: Readonly<Record<string, Moment>> = {
  'before the call to VOD':
    (failure, { leave }) =>
    async () => {
      await leave()
      throw failure
    },
  'while the call is under way':
    (failure, { leave }) =>
    async () => {
      const [call] = await Promise.allSettled([sleep(20).then(() => Promise.reject(failure)), leave()])
      throw call.status === 'rejected' ? call.reason : undefined
    },
  'while the answer of VOD is read':
    (failure, { leave }) =>
    () => {
      const { status_code: status, code, message } = failure
      const body = new ReadableStream({
        async start(controller) {
          await leave()
          controller.enqueue(
            new TextEncoder().encode(JSON.stringify({ code, message, requestId: REQUEST_ID })),
          )
          controller.close()
        },
      })
      throw new Response(body, { status, headers: { 'x-bce-request-id': REQUEST_ID } })
    },
  'in the moment of the failure':
    (failure, { leave }) =>
    () => {
      leave()
      throw failure
    },
  'after the response has begun':
    (failure, { leave }) =>
    async (_req, res) => {
      res.write('half')
      await leave()
      throw failure
    },
}

/** Lines on stderr, by who is at fault: what the browser asked wrongly is worth one only once the response has begun. */
const CODES: readonly VodErrorCode[] = ['InternalError', 'AccessDenied', 'MediaNotFound']

/** Browsers that leave, whenever they do. */
export function describeAborts(stage: Stage): void {
  describe.each(Object.entries(MOMENTS))('goes on serving after a browser that left %s', (name, moment) => {
    test.each(CODES)('%s', async (code) => {
      const unhandled = jest.fn()
      process.on('unhandledRejection', unhandled)
      let socket: Socket | undefined
      let gone: Promise<unknown> | undefined
      let over: Promise<unknown> | undefined
      const leaver = {
        leave: async () => {
          socket?.destroy()
          await gone
        },
      }
      const route = moment(sdkRejection(code), leaver)
      const server = await stage.serve((req, res, way) => {
        if (req.method === 'PUT') throw sdkRejection('MediaTaskNotFound')
        gone = once(res, 'close')
        const answered = Promise.resolve(route(req, res, way))
        over = answered.catch(() => {})
        return answered
      })
      socket = connect(portOf(server), '127.0.0.1').on('error', () => {})
      socket.write('GET /route HTTP/1.1\r\nhost: x\r\n\r\n')
      await once(socket, 'close')
      await supertest(server).put('/route').expect(404)
      await over
      await sleep(30)
      process.off('unhandledRejection', unhandled)
      const lines = code !== 'MediaNotFound' || name.includes('begun') ? 1 : 0
      expect(stage.stderr()).toEqual(Array(lines).fill(expect.stringContaining(`fault ${code}`)))
      expect(stage.handedOn()).toEqual([])
      expect(unhandled).not.toHaveBeenCalled()
    })
  })

  test('says nothing of a call that was given up on because the browser left', async () => {
    let socket: Socket | undefined
    const server = await stage.serve(async (_req, res) => {
      const gone = new AbortController()
      res.once('close', () => gone.abort())
      socket?.destroy()
      await vodCall(() => new Promise(() => {}), { signal: gone.signal })
    })
    socket = connect(portOf(server), '127.0.0.1').on('error', () => {})
    socket.write('GET /route HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(socket, 'close')
    await sleep(30)
    expect([...stage.stderr(), ...stage.handedOn()]).toEqual([])
  })

  test.each([[['half']], [[]]])(
    'says nothing of a browser that left a streamed body of %j',
    async (chunks) => {
      const body = new PassThrough()
      for (const chunk of chunks) body.write(chunk)
      const route: Route = (_req, _res, { send }) => send(body)
      const server = await stage.serve(route, { options: { unhandled: 'respond' } })
      await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n', { leaveAfter: 30 })
      await sleep(30)
      expect(stage.stderr().filter((line) => line.startsWith('[vod-errors]'))).toEqual([])
    },
  )
}
