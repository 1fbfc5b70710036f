import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { shouldReport, VodError, vodCall } from '../../src/index.ts'

/** What reading a body of `http` rejects with when the other end leaves in the middle of it. */
async function errorOf(read: (body: IncomingMessage) => unknown): Promise<unknown> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
  socket.write('PUT / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf')
  const [request] = await once(server, 'request')
  const failed = new Promise((resolve) => request.once('error', resolve))
  read(request)
  socket.destroy()
  const error = await failed
  server.close()
  return error
}

test('is an aborted call, wherever in the cause chain, and nothing to report', async () => {
  const cutOff = await errorOf((body) => body.resume())
  expect(cutOff).toMatchObject({ message: 'aborted', code: 'ECONNRESET' })
  for (const thrown of [cutOff, new TypeError('fetch failed', { cause: cutOff })]) {
    const error = await vodCall(Promise.reject(thrown)).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'UpstreamAborted', retryable: false, cause: thrown })
    expect(shouldReport(error)).toBe(false)
  }
})

test('is not what node’s client says of a lost response, which reads the same', async () => {
  const lost = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  lost.stack = 'Error: aborted\n    at Socket.socketCloseListener (node:_http_client:473:19)'
  const error = await vodCall(Promise.reject(lost)).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(VodError)
  expect(error).toMatchObject({ code: 'UpstreamUnreachable' })
  expect(shouldReport(error)).toBe(true)
})
