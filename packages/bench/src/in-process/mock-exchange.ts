import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** A request that has been read to its end, for handlers that need no server; made once. */
export function mockRequest(): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.url = '/media/mda-kdm3zj2ysd7fs8iq'
  request.headers = { accept: 'application/json', 'accept-language': 'en-US,en;q=0.9' }
  // Read to its end: finalhandler waits for that.
  request.complete = true
  request.readable = false
  return request
}

/** The response, of which only the sending is left out: what was written last is kept. */
export class MockResponse extends ServerResponse {
  written: unknown

  override end(body?: unknown): this {
    this.written = body
    return this
  }
}
