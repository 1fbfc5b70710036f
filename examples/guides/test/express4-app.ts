import { vodErrorHandler } from '@vod-errors/express'
import type { RequestHandler } from 'express'
import express4 from 'express4'
import { forwardRejections } from '../src/express4.ts'

/** A BFF on Express 4 whose one route rejects, bare or wrapped; prints the status of one request. */
const route: RequestHandler = () =>
  Promise.reject({ status_code: 404, message: 'x', code: 'MediaException.MediaNotFound', request_id: 'a' })
const isWrapped = process.argv[2] === 'wrapped'
const app = express4()
  .get('/', isWrapped ? forwardRejections(route) : route)
  .use(vodErrorHandler({ logger: false }))

const server = app.listen(0, '127.0.0.1', async () => {
  const { port } = Object(server.address())
  const { status } = await fetch(`http://127.0.0.1:${port}/`)
  console.log(status)
  process.exit(0)
})
