import { vodErrorHandler } from '@vod-errors/express'
import { sdkRejection } from '@vod-errors/testing'
import express from 'express'
import pino from 'pino'
import supertest from 'supertest'
import { options } from '../src/elastic.ts'

test('pino writes the fields of Elastic Common Schema', async () => {
  const lines: string[] = []
  const logger = pino({}, { write: (line) => lines.push(line) })
  const app = express()
  app.get('/', (_req, _res, next) => next(sdkRejection('AccessDenied')))
  app.use(vodErrorHandler({ ...options, logger }))
  const { body } = await supertest(app).get('/').expect(403)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      error: { id: body.requestId, code: 'AccessDenied' },
      http: { request: { method: 'GET' }, response: { status_code: 403 } },
      vod: { fault: 'operator' },
    },
  ])
})
