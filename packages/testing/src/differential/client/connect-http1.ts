import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import type { Asking } from '../row.ts'
import { PROBE } from '../stage.ts'
import { Arrivals } from './arrivals.ts'
import { type Connection, type Exchange, spell } from './connection.ts'

/** Opens a client for HTTP/1 with one connection that is kept alive. The caller closes it. */
export function connectHttp1(port: number): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const to = { host: '127.0.0.1', port, agent }
  let firstPort: number | undefined

  function ask({ method, path = '/', headers, body }: Asking): Exchange {
    const arrivals = new Arrivals()
    let received: IncomingMessage | undefined
    const asked = request({ ...to, path, ...(method && { method }), ...(headers && { headers }) })
    asked.on('socket', (socket) => socket.once('connect', () => (firstPort ??= socket.localPort)))
    asked.on('information', ({ statusCode, rawHeaders }) =>
      arrivals.add(`information ${statusCode} ${spell(rawHeaders)}`),
    )
    asked.on('response', (response) => {
      received = response
      receive(response, arrivals)
    })
    asked.on('error', (error) => arrivals.end(`no response: ${'code' in error ? error.code : error.message}`))
    asked.end(body)
    return { arrivals, leave: () => asked.destroy(), header: (name) => headerOf(received, name) }
  }

  async function isKept(): Promise<boolean> {
    try {
      const asked = request({ ...to, path: PROBE }).end()
      const [response] = (await once(asked, 'response')) as [IncomingMessage]
      response.resume()
      return response.socket.localPort === firstPort
    } catch {
      return false
    }
  }

  return { ask, isKept, close: () => agent.destroy() }
}

function receive(response: IncomingMessage, arrivals: Arrivals): void {
  const { statusCode, statusMessage, rawHeaders } = response
  arrivals.add(`head ${statusCode} ${statusMessage} ${spell(rawHeaders)}`)
  response.on('data', (chunk) => arrivals.addBytes(chunk)).on('error', () => {})
  response.on('close', () => {
    const { complete, rawTrailers } = response
    arrivals.end(complete ? `whole, trailers: ${spell(rawTrailers)}` : 'cut')
  })
}

function headerOf(response: IncomingMessage | undefined, name: string): string | undefined {
  const value = response?.headers[name]
  return Array.isArray(value) ? value.join('; ') : value
}
