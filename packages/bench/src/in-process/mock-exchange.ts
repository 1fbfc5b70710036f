import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Creates a fully read request, for handlers that are called without a server. */
export function mockRequest(): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.url = '/media/mda-kdm3zj2ysd7fs8iq'
  request.headers = { accept: 'application/json', 'accept-language': 'en-US,en;q=0.9' }
  // finalhandler waits for the end of the request.
  request.complete = true
  request.readable = false
  return request
}

/** A response that is not sent. It keeps the last written body. */
export class MockResponse extends ServerResponse {
  written: unknown

  override end(body?: unknown): this {
    this.written = body
    return this
  }
}
