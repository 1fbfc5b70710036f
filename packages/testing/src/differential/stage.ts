import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { createServer as createHttp2Server, type Http2Server } from 'node:http2'
import { close, listen, portOf } from '../listen.ts'
import { type GoRound, openRounds } from './go-round.ts'
import { serveUpstream } from './upstream.ts'

/** The path that the client asks for to see whether its connection is kept. No app sees it. */
export const PROBE = '/~probe'

/** The servers of a child process. They outlive a case: each case puts its app on them. */
export interface Stage {
  readonly port: number
  readonly http2Port: number
  readonly upstreamPort: number
  readonly refusedPort: number
  readonly goRound: GoRound
  /** Lets an app serve from now on. */
  readonly put: (listener: RequestListener) => void
  /** The responses that apps were given since this was last called. */
  readonly takeResponses: () => Sent[]
}

/** How a response ends, seen from the server. */
interface Sent {
  readonly closed: Promise<void>
  isFinished: boolean
}

/** Starts the servers of a child process; they end with it. */
export async function openStage(): Promise<Stage> {
  let listener: RequestListener = () => {}
  let responses: Sent[] = []
  const serve = (req: IncomingMessage, res: ServerResponse) => {
    if (req.url === PROBE) return void res.end()
    responses.push(watch(res))
    listener(req, res)
  }
  const server = await listen(serve)
  const http2 = await listenOnHttp2(serve)
  const upstream = await listen(serveUpstream)
  return {
    port: portOf(server),
    http2Port: http2,
    upstreamPort: portOf(upstream),
    refusedPort: await refusedPort(),
    goRound: await openRounds(),
    put(next) {
      listener = next
    },
    takeResponses() {
      const taken = responses
      responses = []
      return taken
    },
  }
}

async function listenOnHttp2(serve: RequestListener): Promise<number> {
  const server: Http2Server = createHttp2Server((req, res) => Reflect.apply(serve, server, [req, res]))
  return portOf(await listen(server))
}

async function refusedPort(): Promise<number> {
  const server: Server = await listen(() => {})
  const port = portOf(server)
  await close(server)
  return port
}

function watch(res: ServerResponse): Sent {
  const sent: Sent = {
    isFinished: false,
    closed: new Promise((resolve) => void res.once('close', resolve)),
  }
  res.once('finish', () => {
    sent.isFinished = true
  })
  return sent
}
