import type { RequestListener, Server } from 'node:http'
import { CATALOG, en } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { vodErrorHandler as forExpress } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { close, exchangeBytes, listen, WIRE_CODES } from '@vod-errors/testing'
import { createVod } from '@vod-errors-examples/vod-client'
import express from 'express'
import express4 from 'express4'
import Koa from 'koa'
import Koa2 from 'koa2'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const emulator = createVodEmulator()
const servers: Server[] = []

/** The same route on every host: one call with the real SDK. */
const readMedia = () => createVod(emulator).getMedia(SEED.media.published)

const HOSTS: readonly RequestListener[] = [
  expressApp(express),
  expressApp(express4),
  koaApp(new Koa()),
  koaApp(new Koa2()),
]

function expressApp(framework: typeof express): RequestListener {
  const app = framework().disable('x-powered-by')
  app.get('/', (_req, res, next) => {
    readMedia().then((media) => res.json(media), next)
  })
  return app.use(forExpress())
}

function koaApp(app: Koa): RequestListener {
  app.use(forKoa()).use(async (ctx) => {
    ctx.body = await readMedia()
  })
  return app.callback()
}

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {})
  await emulator.start()
  for (const listener of HOSTS) servers.push(await listen(listener))
})
afterAll(async () => {
  await Promise.all([emulator.stop(), ...servers.map(close)])
  jest.restoreAllMocks()
})

/** The SDK retries once if VOD reports clock skew. */
const callsOf = (code: string) => (code === 'RequestTimeTooSkewed' ? 2 : 1)

test.each(WIRE_CODES)('responds to %s with the same bytes on Express 4 and 5, Koa 2 and 3', async (code) => {
  const responses: string[] = []
  for (const server of servers) {
    emulator.failNext({ code, requestId: REQUEST_ID, times: callsOf(code) })
    responses.push(await exchangeBytes(server, 'GET / HTTP/1.1\r\nhost: bff\r\nconnection: close\r\n\r\n'))
  }
  const [first = '', ...others] = responses.map(withoutDateAndOrder)
  const { status } = CATALOG[code]
  expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(first).toContain(`x-bce-request-id: ${REQUEST_ID}`)
  expect(first).toMatch(new RegExp(`\n\n{"requestId":"${REQUEST_ID}","code":"${code}","message":"[^"]+"}$`))
  expect(JSON.parse(first.slice(first.indexOf('\n\n'))).message).toBe(en.codes[code])
  expect(others).toEqual([first, first, first])
})

/** The order and case of header names have no meaning in HTTP. */
function withoutDateAndOrder(response: string): string {
  const [head = '', body = ''] = response.split('\r\n\r\n')
  const [line = '', ...headers] = head.split('\r\n')
  const names = headers.map((header) => header.replace(/^[^:]+/, (name) => name.toLowerCase()))
  return [line, ...names.filter((header) => !header.startsWith('date:')).sort(), '', body].join('\n')
}
