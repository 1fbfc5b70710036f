import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { type VodErrorCode, vodCall } from '@vod-errors/core'
import supertest from 'supertest'
import { sendAndLeave } from '../exchange-bytes.ts'
import { portOf } from '../listen.ts'
import { REQUEST_ID, type SdkRejection, sdkRejection } from '../sdk-rejections.ts'
import { settled } from '../turns.ts'
import type { Harness, Route } from './harness.ts'

const GET = 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n'

/** Makes the browser leave; resolves when the server has noticed. */
type Leave = () => Promise<void>

/** Routes whose browser leaves, by the moment it does. */
const ROUTES: Readonly<Record<string, (error: SdkRejection, leave: Leave) => Route>> = {
  'before the call to VOD': (error, leave) => async () => {
    await leave()
    throw error
  },
  'during the call': (error, leave) => async (_req, res) => {
    const call = once(res, 'close').then(() => Promise.reject(error))
    await Promise.all([call, leave()])
  },
  'while the upstream response is read': (error, leave) => () => {
    throw slowResponse(error, leave)
  },
  'at the moment of the error': (error, leave) => () => {
    leave()
    throw error
  },
  'after the response has begun': (error, leave) => async (_req, res) => {
    res.write('half')
    await leave()
    throw error
  },
}

/** A VOD error as a response whose body arrives after the browser has left. */
function slowResponse({ status_code: status, code, message }: SdkRejection, leave: Leave): Response {
  const text = JSON.stringify({ code, message, requestId: REQUEST_ID })
  const body = new ReadableStream({
    async start(controller) {
      await leave()
      controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })
  return new Response(body, { status, headers: { 'x-bce-request-id': REQUEST_ID } })
}

/** One code of each fault. A caller fault is logged only if the response has begun. */
const CODES: readonly VodErrorCode[] = ['InternalError', 'AccessDenied', 'MediaNotFound']

/** Browsers that leave before they have the response. */
export function describeAborts(harness: Harness): void {
  describe.each(Object.entries(ROUTES))('keeps serving after a browser has left %s', (moment, makeRoute) => {
    test.each(CODES)('%s', async (code) => {
      const unhandled = jest.fn()
      process.on('unhandledRejection', unhandled)
      await driveLeavingBrowser(harness, (leave) => makeRoute(sdkRejection(code), leave))
      process.off('unhandledRejection', unhandled)
      const lines = code !== 'MediaNotFound' || moment.includes('begun') ? 1 : 0
      expect(harness.stderr()).toEqual(Array(lines).fill(expect.stringContaining(`fault ${code}`)))
      expect(harness.forwarded()).toEqual([])
      expect(unhandled).not.toHaveBeenCalled()
    })
  })

  describeSilentAborts(harness)
}

function describeSilentAborts(harness: Harness): void {
  test('logs nothing for a call that was aborted because the browser left', async () => {
    await driveLeavingBrowser(harness, (leave) => async (_req, res) => {
      const aborter = new AbortController()
      res.once('close', () => aborter.abort())
      void leave()
      await vodCall(() => new Promise(() => {}), { signal: aborter.signal })
    })
    expect([...harness.stderr(), ...harness.forwarded()]).toEqual([])
  })

  test.each([[['half']], [[]]])(
    'logs nothing if the browser leaves during a streamed body of %j',
    async (chunks) => {
      const body = new PassThrough()
      for (const chunk of chunks) body.write(chunk)
      const route: Route = (_req, _res, { send }) => send(body)
      const server = await harness.serve(route, { options: { unhandled: 'respond' } })
      await sendAndLeave(server, GET, chunks.length > 0 ? 'at the first byte' : undefined)
      expect(harness.ownStderr()).toEqual([])
    },
  )
}

/** Sends a GET from a browser that leaves when the route says so, and checks that a PUT still gets its 404. */
async function driveLeavingBrowser(harness: Harness, makeRoute: (leave: Leave) => Route): Promise<void> {
  let socket: Socket | undefined
  let noticed: Promise<unknown> | undefined
  let over: Promise<unknown> | undefined
  const route = makeRoute(async () => {
    socket?.destroy()
    await noticed
  })
  const server = await harness.serve((req, res, helpers) => {
    if (req.method === 'PUT') throw sdkRejection('MediaTaskNotFound')
    noticed = once(res, 'close')
    const result = Promise.resolve(route(req, res, helpers))
    over = result.catch(() => {})
    return result
  })
  socket = connect(portOf(server), '127.0.0.1').on('error', () => {})
  socket.write(GET)
  await once(socket, 'close')
  await supertest(server).put('/route').expect(404)
  await Promise.all([over, noticed])
  await settled()
}
