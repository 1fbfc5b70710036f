import { getEventListeners, once } from 'node:events'
import { createServer } from 'node:http'
import { createExpressApp } from './express-app.ts'
import { readFigures, type Watched } from './figures.ts'
import { createKoaApp } from './koa-app.ts'
import { serveQueries } from './serve-queries.ts'
import { createVodCalls } from './vod-calls.ts'

const APPS = { express: createExpressApp, koa: createKoaApp }

/** A BFF in its own process: `bff.ts HOST ENDPOINT TIMEOUT`. */
const [host, endpoint = '', timeout] = process.argv.slice(2)
const { signal } = new AbortController()
const createApp = host === 'koa' ? APPS.koa : APPS.express
const server = createServer(createApp(createVodCalls({ endpoint, timeout: Number(timeout), signal })))
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
await once(server, 'listening')

const watched: Watched = { process, server, signal: () => getEventListeners(signal, 'abort').length }
const address = server.address()
const port = typeof address === 'object' ? address?.port : undefined
serveQueries(`http://127.0.0.1:${port}`, { figures: () => readFigures(watched) })
