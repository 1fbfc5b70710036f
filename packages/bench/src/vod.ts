import { createServer } from 'node:http'
import { listen, urlOf } from '@vod-errors/testing/listen'
import { REQUEST_ID } from './contenders/rejection.ts'

const MEDIA = JSON.stringify({ mediaId: 'mda-1', status: 'PUBLISHED', attributes: { title: 'A title' } })
const NOT_FOUND = JSON.stringify({
  requestId: REQUEST_ID,
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-missing',
})

/** Starts a VOD that responds at once, and names it to the contenders that call it. The caller closes it. */
export async function startVod() {
  const server = await listen(
    createServer((request, response) => {
      const isFound = !request.url?.includes('missing')
      response.writeHead(isFound ? 200 : 404, {
        'content-type': 'application/json',
        'x-bce-request-id': REQUEST_ID,
      })
      response.end(isFound ? MEDIA : NOT_FOUND)
    }),
  )
  process.env['VOD_ENDPOINT'] = urlOf(server)
  return server
}
