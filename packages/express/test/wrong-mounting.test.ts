import { close, listen } from '@vod-errors/testing'
import express, { type ErrorRequestHandler } from 'express'
import express4 from 'express4'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

describe.each([
  ['Express 5', express],
  ['Express 4', express4],
])('%s', (_name, framework) => {
  test('says that the call parentheses are missing, without printing the request', async () => {
    const errors: Error[] = []
    const collect: ErrorRequestHandler = (error, _req, res, _next) => {
      errors.push(error)
      res.end()
    }
    const app = framework()
      .use(Reflect.apply(Object, undefined, [vodErrorHandler]))
      .use(collect)
    const server = await listen(app)
    await supertest(server).get('/?token=secret')
    await close(server)
    expect(errors.map(({ message }) => message)).toEqual([
      'Expected `options` to be a plain object (mount vodErrorHandler(), not vodErrorHandler), got [IncomingMessage]',
    ])
  })
})
