/// <reference path="../aliases.d.ts" />
import { Readable } from 'node:stream'
import type { Express } from 'express'
import type { ExpressRow, ExpressScene, Table } from '../row.ts'

const PATHS: Readonly<Record<string, string>> = {
  JSON: '/json',
  'a text in chunks': '/text',
  'no content': '/empty',
  'a 404': '/missing',
  'half a body': '/half',
  'a reset': '/reset',
}

type Proxy = (app: Express, scene: ExpressScene) => unknown

/** Ways to send on what an upstream sent. */
const PROXIES: Readonly<Record<string, Proxy>> = {
  'http-proxy-middleware': async (app, { upstream }) => {
    const { createProxyMiddleware } = await import('http-proxy-middleware')
    app.use(createProxyMiddleware({ target: upstream }))
  },
  'express-http-proxy': async (app, { upstream }) => {
    const { default: proxy } = await import('express-http-proxy')
    app.use(proxy(upstream))
  },
  'got 11 stream': async (app, { upstream }) => {
    const { default: got } = await import('got11')
    app.use((req, res, next) => {
      got
        .stream(upstream + req.url, { retry: { limit: 0 } })
        .on('error', next)
        .pipe(res)
    })
  },
  'got stream': async (app, { upstream }) => {
    const { default: got } = await import('got')
    app.use((req, res, next) => {
      got
        .stream(upstream + req.url, { retry: { limit: 0 } })
        .on('error', next)
        .pipe(res)
    })
  },
  'axios stream': async (app, { upstream }) => {
    const { default: axios } = await import('axios')
    app.use((req, res, next) => {
      const send = async () => {
        const { data, status, headers } = await axios.get(upstream + req.url, { responseType: 'stream' })
        res.status(status).set('content-type', String(headers['content-type']))
        data.on('error', next).pipe(res)
      }
      send().catch(next)
    })
  },
  'fetch body': (app, { upstream }) => {
    app.use((req, res, next) => {
      const send = async () => {
        const { body, status } = await fetch(upstream + req.url)
        res.status(status)
        if (body) Readable.fromWeb(Object(body)).on('error', next).pipe(res)
        else res.end()
      }
      send().catch(next)
    })
  },
}

/** Every proxy with every response of the upstream, the broken ones too. */
export const EXPRESS_PROXIES: Table<ExpressRow> = Object.fromEntries(
  Object.entries(PROXIES).flatMap(([proxy, mount]) =>
    Object.entries(PATHS).map(([name, path]) => [
      `${proxy} of ${name}`,
      {
        own: 'handler',
        routes: async (app, scene) => void (await mount(app, scene)),
        requests: [{ path }],
      } satisfies ExpressRow,
    ]),
  ),
)
