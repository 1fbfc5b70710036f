/// <reference path="../aliases.d.ts" />
import type { Context } from 'koa'
import type { KoaRow, Own, Table } from '../row.ts'

const PATHS: Readonly<Record<string, string>> = {
  JSON: '/json',
  'a text in chunks': '/text',
  'no content': '/empty',
  'a 404': '/missing',
  'half a body': '/half',
  'a reset': '/reset',
}

type Send = (ctx: Context, url: string) => unknown

/** Ways to send on what an upstream sent. */
const PROXIES: Readonly<Record<string, Send>> = {
  'http-proxy-middleware': async (ctx, url) => {
    const { createProxyMiddleware } = await import('http-proxy-middleware')
    ctx.respond = false
    const proxy = createProxyMiddleware({ target: new URL(url).origin })
    await proxy(ctx.req, ctx.res, () => {})
  },
  'got 11 stream': async (ctx, url) => {
    const { default: got } = await import('got11')
    ctx.body = got.stream(url, { retry: { limit: 0 } })
  },
  'got 11 stream through a pipe': async (ctx, url) => {
    const { default: got } = await import('got11')
    const { PassThrough } = await import('node:stream')
    ctx.body = got
      .stream(url, { retry: { limit: 0 } })
      .on('error', ctx.onerror)
      .pipe(new PassThrough())
  },
  'got stream': async (ctx, url) => {
    const { default: got } = await import('got')
    ctx.body = got.stream(url, { retry: { limit: 0 } })
  },
  'axios stream': async (ctx, url) => {
    const { default: axios } = await import('axios')
    const { data, status } = await axios.get(url, { responseType: 'stream' })
    Object.assign(ctx, { status, body: data })
  },
  'node-fetch body': async (ctx, url) => {
    const { default: fetch } = await import('node-fetch')
    const { body, status } = await fetch(url)
    Object.assign(ctx, { status, body })
  },
  'fetch body': async (ctx, url) => {
    const { body, status } = await fetch(url)
    Object.assign(ctx, { status, body })
  },
  'fetch Response': async (ctx, url) => {
    ctx.body = await fetch(url)
  },
  'undici body': async (ctx, url) => {
    const { request } = await import('undici')
    const { body, statusCode } = await request(url)
    Object.assign(ctx, { status: statusCode, body })
  },
}

/** Every proxy with every response of the upstream, the broken ones too. */
export const KOA_PROXIES: Table<KoaRow> = Object.fromEntries(
  Object.entries(PROXIES).flatMap(([proxy, send]) =>
    Object.entries(PATHS).flatMap(([name, path]) => [
      [`${proxy} of ${name}`, { ...proxying(send, 'nothing'), requests: [{ path }] }],
      [
        `${proxy} of ${name}, by HEAD`,
        { ...proxying(send, 'handler'), requests: [{ path, method: 'HEAD' }] },
      ],
    ]),
  ),
)

function proxying(send: Send, own: Own): KoaRow {
  return {
    own,
    isHttp1Only: true,
    routes: (app, { upstream }) => void app.use(async (ctx) => void (await send(ctx, upstream + ctx.url))),
  }
}
