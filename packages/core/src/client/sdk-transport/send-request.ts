import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline, Readable, Transform } from 'node:stream'
import { readString } from '../../read-unknown.ts'
import { type Connection, closeIdle } from './connections.ts'
import type { Body, SignedRequest } from './sign-request.ts'

/** A kept-alive connection that was closed at the other end before any byte of a response had come. */
class StaleConnection {
  readonly error: Error

  constructor(error: Error) {
    this.error = error
  }
}

/** How node shows that the other end has closed a connection. */
const CLOSED: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE']

/**
 * Sends a request and resolves to the response once its head is there. A GET that meets a stale connection is sent once
 * more, on a new one: VOD may have closed the connection just then, and a GET may arrive twice. Any other method is not
 * sent again, because nobody can tell whether VOD has seen it. Nor is a stream, which can be read only once.
 *
 * @param signal closes the connection, and rejects with node's AbortError, whatever stage the request is at
 */
export async function sendRequest(
  request: SignedRequest,
  connection: Connection,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  const first = await attempt(request, connection, signal)
  if (!(first instanceof StaleConnection)) return first
  if (request.method !== 'GET' || request.body instanceof Readable) throw first.error
  closeIdle(connection.agent)
  const second = await attempt(request, connection, signal)
  if (second instanceof StaleConnection) throw second.error
  return second
}

function attempt(
  request: SignedRequest,
  connection: Connection,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage | StaleConnection> {
  return new Promise((resolve, reject) => {
    const outgoing = open(request, connection, signal)
    let bytesBefore: number | undefined
    outgoing.once('socket', ({ bytesRead }) => {
      bytesBefore = bytesRead
    })
    outgoing.once('response', (response) => {
      // Nobody waits any more for a body that VOD does not read.
      response.once('end', () => outgoing.writableFinished || outgoing.destroy())
      resolve(response)
    })
    outgoing.on('error', (error) => {
      const isStale = isClosed(error, outgoing) && outgoing.socket?.bytesRead === bytesBefore
      if (isStale) resolve(new StaleConnection(error))
      else reject(error)
    })
    // Neither a response nor an error came: the connection was upgraded, or closed in silence.
    outgoing.once('close', () => reject(closedInSilence()))
    write(request.body, outgoing, reject)
  })
}

function isClosed(error: Error, { reusedSocket }: ClientRequest): boolean {
  return reusedSocket && CLOSED.includes(readString(error, 'code'))
}

function open(
  { method, headers, body }: SignedRequest,
  { scheme, headers: proxyHeaders, ...way }: Connection,
  signal: AbortSignal | undefined,
): ClientRequest {
  const request = scheme === 'https:' ? httpsRequest : httpRequest
  const outgoing = request({
    ...way,
    method,
    headers: { ...headers, ...proxyHeaders },
    ...(signal && { signal, tunnelSignal: signal }),
  })
  if (!isExact(body, outgoing.getHeader('content-length'))) closeAfter(outgoing)
  return outgoing
}

/**
 * Whether the body is surely as long as its request says. Otherwise its surplus would be the next request of the connection,
 * or the next request would be its rest.
 */
function isExact(body: Body | undefined, length: unknown): boolean {
  return !(body instanceof Readable) && Number(length ?? 0) === Buffer.byteLength(body ?? '')
}

/** The header alone would leave it to VOD; without it, the app's own could keep the connection. */
function closeAfter(outgoing: ClientRequest): void {
  outgoing.shouldKeepAlive = false
  if (!outgoing.headersSent) outgoing.setHeader('connection', 'close')
}

function write(body: Body | undefined, outgoing: ClientRequest, fail: (error: Error) => void): void {
  if (!(body instanceof Readable)) return void outgoing.end(body)
  if (!body.readable) return void outgoing.destroy(body.errored ?? notReadable())
  // Before the pipeline closes the request, which then fails with another error.
  body.once('error', fail)
  const steps = body.readableObjectMode ? [body, checkBytes(), outgoing] : [body, outgoing]
  pipeline(steps, (error) => error && fail(error))
}

/** Rejects what is neither text nor bytes. Node would throw in the stream's own listener, and end the process. */
function checkBytes(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform(chunk: unknown, _encoding, done) {
      const isBytes = typeof chunk === 'string' || chunk instanceof Uint8Array
      if (isBytes) done(null, chunk)
      else done(new TypeError('The body stream of a request must be of strings or bytes'))
    },
  })
}

/** The app made a mistake, so this must not look like a network error: it has no code. */
function notReadable(): Error {
  return new Error('The body stream is not readable: it was already read or destroyed')
}

function closedInSilence(): Error {
  return Object.assign(new Error('VOD closed the connection without a response'), { code: 'ECONNRESET' })
}
