import { REQUEST_ID, sdkRejection } from '@vod-errors/testing'
import express from 'express'
import serverless from 'serverless-http'
import { vodErrorHandler } from '../src/index.ts'

// In a file of its own, because light-my-request patches classes that serverless-http uses.
test('responds through serverless-http', async () => {
  const app = express()
    .use(() => Promise.reject(sdkRejection('MediaNotFound')))
    .use(vodErrorHandler())
  const event = { httpMethod: 'GET', path: '/', headers: {}, requestContext: {} }
  const response = await Reflect.apply(serverless(app), undefined, [event, {}])
  expect(response).toMatchObject({ statusCode: 404, headers: { 'x-bce-request-id': REQUEST_ID } })
  expect(JSON.parse(Reflect.get(response, 'body'))).toMatchObject({ code: 'MediaNotFound' })
})
