import { bodyParser } from '@koa/bodyparser'
import cors from '@koa/cors'
import { request, urlOf, useServers } from '@vod-errors/testing'
import Koa, { type Middleware } from 'koa'
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

  /** Posts a body to an app with a body parser and @koa/cors. */
  async function post(body: string, route: Middleware) {
    const lines: unknown[] = []
    const log = (...args: unknown[]) => void lines.push(args)
    const app = new Koa()
    app.silent = true
    app.use(vodErrorHandler({ logger: { info: log, warn: log, error: log } }))
    app.use(cors()).use(bodyParser()).use(route)
    const headers = { 'content-type': 'application/json' }
    const url = urlOf(await start(app.callback()), '/')
    const { status, text } = await request(url, { method: 'POST', headers, body: Buffer.from(body) })
    return { status, text, lines }
  }

  test.each(Object.entries(BODIES))('%s', async (_what, body) => {
    const { status, text, lines } = await post(body, (ctx) => {
      ctx.body = 'fine'
    })
    expect(text).not.toContain('AccountOverdue')
    expect([status, lines]).toEqual([expect.any(Number), []])
  })

  test.each(['data', 'body'])(
    'as the `%s` of an error of the app, to which @koa/cors adds headers',
    async (key) => {
      const { status, lines } = await post(`{${FORGED}}`, (ctx) => {
        throw Object.assign(new Error('Invalid'), { status: 422, [key]: ctx.request.body })
      })
      expect([status, lines]).toEqual([422, []])
    },
  )

  test('beside the headers of its request, on an error of the app', async () => {
    const { status, lines } = await post(`{${FORGED}}`, ({ headers, request: { body } }) => {
      throw Object.assign(new Error('Invalid'), { status: 422, headers: { ...headers, date: 'x' }, body })
    })
    expect([status, lines]).toEqual([422, []])
  })
})
