import { createServer, type Server } from 'node:http'

/** The body of VOD's error. */
export const VOD = {
  requestId: '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a',
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-1',
} as const

/** The same as the SDK rejects. */
export const SDK_REJECTION = {
  status_code: 404,
  message: VOD.message,
  code: VOD.code,
  request_id: VOD.requestId,
}

/** Responds with the status of its path, or badly; as a proxy, it refuses. */
export function createSituationsServer(): Server {
  const server = createServer((req, res) => {
    if (req.url === '/hang') return
    const headers = {
      'content-type': 'application/json',
      'x-bce-request-id': VOD.requestId,
      'retry-after': '7',
    }
    if (req.url === '/half') return void res.writeHead(200, { ...headers, 'content-length': 99 }).write('{')
    if (req.url === '/broken') return void res.writeHead(200, headers).end('{"a":')
    const status = Number(req.url?.slice(1))
    res.writeHead(status, headers).end(status === 404 ? JSON.stringify(VOD) : '')
  })
  return server.on('connect', (_req, socket) => socket.end('HTTP/1.1 407 Refused\r\n\r\n'))
}
