import { once } from 'node:events'
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import type { Asking } from '../row.ts'
import { PROBE } from '../stage.ts'
import { Arrivals } from './arrivals.ts'
import type { Connection, Exchange } from './connection.ts'

/** Opens a client for HTTP/2 over plain TCP, with one session. The caller closes it. */
export function connectHttp2(port: number): Connection {
  const session = connect(`http://127.0.0.1:${port}`)
  session.on('error', () => {})
  return {
    ask: (asking) => ask(session, asking),
    isKept: () => isKept(session),
    close: () => session.destroy(),
  }
}

function ask(session: ClientHttp2Session, { method = 'GET', path = '/', headers, body }: Asking): Exchange {
  const arrivals = new Arrivals()
  let received: IncomingHttpHeaders = {}
  const asked = session.request({ ':method': method, ':path': path, ...headers }, { endStream: !body })
  asked.on('headers', (head) => arrivals.add(`information ${JSON.stringify(head)}`))
  asked.on('response', (head) => {
    received = head
    arrivals.add(`head ${JSON.stringify(head)}`)
  })
  asked.on('trailers', (trailers) => arrivals.add(`trailers ${JSON.stringify(trailers)}`))
  asked.on('data', (chunk) => arrivals.addBytes(chunk)).on('error', () => {})
  asked.on('close', () => arrivals.end(`closed with ${asked.rstCode}`))
  if (body) asked.end(body)
  return { arrivals, leave: () => asked.close(8), header: (name) => String(received[name]) }
}

async function isKept(session: ClientHttp2Session): Promise<boolean> {
  if (session.destroyed) return false
  try {
    const asked = session.request({ ':path': PROBE })
    await once(asked.resume(), 'close')
    return asked.rstCode === 0
  } catch {
    return false
  }
}
