import supertest from 'supertest'
import { exchangeBytes } from '../exchange-bytes.ts'
import { sdkRejection } from '../sdk-rejections.ts'
import { expectedResponse, pick } from './expected-response.ts'
import type { Harness } from './harness.ts'

/** Headers of the success that the route had prepared. */
const SUCCESS_HEADERS = {
  etag: '"1"',
  'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
  'content-encoding': 'gzip',
  'content-range': 'bytes 0-1/2',
  'content-disposition': 'attachment',
  location: '/made',
  expires: 'Mon, 01 Jan 2034 00:00:00 GMT',
}

/** Headers that the app sends with every response. */
const APP_HEADERS = {
  'access-control-allow-origin': 'https://app.example',
  vary: 'Origin',
  'strict-transport-security': 'max-age=1',
  'set-cookie': ['a=1'],
  'x-request-id': 'bff-1',
}

/** Which headers of the abandoned success the error response keeps. */
export function describeHeaders(harness: Harness): void {
  test('drops the headers of the abandoned success, and keeps those of the app', async () => {
    const server = await harness.serve(async (_req, res) => {
      res.statusCode = 201
      res.statusMessage = 'Made'
      for (const [name, value] of Object.entries(SUCCESS_HEADERS)) res.setHeader(name, value)
      for (const [name, value] of Object.entries(APP_HEADERS)) res.setHeader(name, value)
      throw sdkRejection('MediaNotFound')
    })
    const response = await supertest(server).get('/route')
    const vary = 'Origin, Accept, Accept-Language'
    expect(pick(response)).toEqual({ ...expectedResponse('MediaNotFound'), vary })
    for (const name of Object.keys(SUCCESS_HEADERS)) expect(response.headers).not.toHaveProperty([name])
    expect(response.headers).toMatchObject({ ...APP_HEADERS, vary })
  })

  test.each([
    [404, 'Not Found'],
    [499, 'unknown'],
  ])('sends the standard reason phrase of %s, not that of the success', async (status, reason) => {
    const server = await harness.serve(
      (_req, res) => {
        res.statusMessage = 'Made'
        throw sdkRejection('MediaNotFound')
      },
      { options: { status: { MediaNotFound: status } } },
    )
    const bytes = await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(bytes.slice(0, bytes.indexOf('\r\n'))).toBe(`HTTP/1.1 ${status} ${reason}`)
  })

  test('keeps the headers listed in `keepHeaders`, and omits the request id header on demand', async () => {
    const server = await harness.serve(
      (_req, res) => {
        res.setHeader('etag', '"1"')
        res.setHeader('location', '/made')
        throw sdkRejection('MediaNotFound')
      },
      { options: { keepHeaders: ['Location'], requestIdHeader: false } },
    )
    const { headers } = await supertest(server).get('/route')
    expect(headers).toMatchObject({ location: '/made' })
    expect(headers).not.toHaveProperty(['etag'])
    expect(headers).not.toHaveProperty(['x-bce-request-id'])
  })
}
