import { bodyParser } from '@koa/bodyparser'
import cors from '@koa/cors'
import { request, urlOf, useServers } from '@vod-errors/testing'
import Koa from 'koa'
import { vodErrorHandler } from '../src/index.ts'

const FORGED = '"requestId":"forged-1","code":"AccountOverdue","message":"text of the browser"'

/** Bodies that a parser of JSON rejects, but that contain an error of VOD. */
const BODIES: Readonly<Record<string, string>> = {
  'a key that is forbidden': `{"__proto__":{},${FORGED}}`,
  'a space that JSON does not know': `\u00a0{${FORGED}}`,
  'two byte order marks': `\ufeff\ufeff{${FORGED}}`,
}

describe('the body that a browser sends is never taken for that of VOD', () => {
  const start = useServers()

  test.each(Object.entries(BODIES))('%s', async (_what, body) => {
    const lines: unknown[] = []
    const log = (...args: unknown[]) => void lines.push(args)
    const app = new Koa()
    app.silent = true
    app.use(vodErrorHandler({ logger: { info: log, warn: log, error: log } }))
    app.use(cors()).use(bodyParser())
    app.use((ctx) => {
      ctx.body = 'fine'
    })
    const headers = { 'content-type': 'application/json' }
    const url = urlOf(await start(app.callback()), '/')
    const response = await request(url, { method: 'POST', headers, body: Buffer.from(body) })
    expect(response.text).not.toContain('AccountOverdue')
    expect([response.status, lines]).toEqual([expect.any(Number), []])
  })

  test.each(['data', 'body'])(
    'as the `%s` of an error of the app, to which @koa/cors adds headers',
    async (key) => {
      const lines: unknown[] = []
      const log = (...args: unknown[]) => void lines.push(args)
      const app = new Koa()
      app.silent = true
      app.use(vodErrorHandler({ logger: { info: log, warn: log, error: log } }))
      app.use(cors()).use(bodyParser())
      app.use((ctx) => {
        throw Object.assign(new Error('Invalid'), { status: 422, [key]: ctx.request.body })
      })
      const headers = { 'content-type': 'application/json' }
      const url = urlOf(await start(app.callback()), '/')
      const response = await request(url, { method: 'POST', headers, body: Buffer.from(`{${FORGED}}`) })
      expect([response.status, lines]).toEqual([422, []])
    },
  )
})
