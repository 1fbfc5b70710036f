import { close, listen, sdkRejection } from '@vod-errors/testing'
import express from 'express'
import express4 from 'express4'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

describe.each([
  ['Express 5', express],
  ['Express 4', express4],
])('%s', (_name, framework) => {
  /** The route in the report of a GET of `/media/mda-1` that fails. */
  async function routeOf(app: express.Express): Promise<string | undefined> {
    const onError = jest.fn()
    const server = await listen(app.use(vodErrorHandler({ onError, logger: false })))
    await supertest(server).get('/media/mda-1').expect(404)
    await close(server)
    return onError.mock.calls[0][0].record.route
  }

  const fail: express.RequestHandler = (_req, _res, next) => next(sdkRejection('MediaNotFound'))

  test('reports the pattern of the route', async () => {
    expect(await routeOf(framework().get('/media/:mediaId', fail))).toBe('/media/:mediaId')
  })

  test.each<[string, RegExp | (string | RegExp)[]]>([
    ['a RegExp', /^\/media\/[^/]+$/],
    ['a list', ['/media/:mediaId', '/video/:mediaId']],
  ])('reports no route if its pattern is %s', async (_what, pattern) => {
    expect(await routeOf(framework().get(pattern, fail))).toBeUndefined()
  })

  test('reports no route if middleware fails', async () => {
    expect(await routeOf(framework().use(fail))).toBeUndefined()
  })
})
