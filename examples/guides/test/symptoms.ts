import { spawnSync } from 'node:child_process'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import timers from 'node:timers/promises'
import { VodClient } from '@baiducloud/sdk'
import {
  CATALOG,
  isVodError,
  isVodErrorCode,
  throwIfNotOk,
  toVodError,
  VodError,
  vodCall,
  wrapVodClient,
} from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'
import { type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { REQUEST_ID, sdkRejection } from '@vod-errors/testing'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import Koa from 'koa'
import { options as logStorm } from '../src/log-storm.ts'
import { ask } from './ask.ts'
import { readText } from './blocks.ts'
import { runExpress4 } from './run-express4.ts'
import { withVod } from './scenes.ts'

const rejected = () => Promise.reject(sdkRejection('MediaNotFound'))

/** Runs a bare Koa 3 whose one route does this with a stream, `body`; prints the text of one response, or how it failed. */
function runKoa3(route: string, mount = '') {
  const program = `
    const app = new (require('koa'))().on('error', () => {})
    const wait = () => new Promise((resolve) => setTimeout(resolve, 50))
    const fail = (stream) => stream.destroy(new Error('disk'))
    ${mount}
    app.use(async (ctx) => {
      ctx.type = 'text'
      const body = new (require('node:stream').PassThrough)()
      ${route}
    })
    const server = app.listen(0, '127.0.0.1', async () => {
      const url = 'http://127.0.0.1:' + server.address().port
      const text = await fetch(url, { signal: AbortSignal.timeout(1000) }).then((response) => response.text())
        .catch((error) => error.name)
      console.log(text)
      process.exit(0)
    })`
  const cwd = join(__dirname, '../../../packages/koa')
  return spawnSync(process.execPath, ['-e', program], { cwd, encoding: 'utf8', timeout: 10_000 })
}

/** A BFF on Express whose one route does this. */
function bff(route: (req: IncomingMessage) => unknown, options?: VodErrorHandlerOptions) {
  const app = express().get('/', async (req, res) => {
    res.json(await route(req))
  })
  return app.use(vodErrorHandler({ logger: false, ...options }))
}

async function responseOf(
  thrown: unknown,
  options?: VodErrorHandlerOptions,
  headers?: Record<string, string>,
) {
  const response = await ask(
    bff(() => Promise.reject(thrown), options),
    '/',
    headers,
  )
  return { ...response, body: JSON.parse(response.text) }
}

/** An app's own error middleware. */
const catchAll: Koa.Middleware = (ctx, next) =>
  next().catch(() => {
    ctx.status = 500
    ctx.body = 'Internal Server Error'
  })

/** Mounts what the types refuse. */
function misuse(app: { use: (...args: never[]) => unknown }, mounted: unknown): void {
  Reflect.apply(app.use, app, [mounted])
}

/** What a Koa app's 'error' event is emitted with. */
async function errorOfKoa(mounted: unknown): Promise<string> {
  const messages: string[] = []
  const app = new Koa()
  app.on('error', ({ message }) => messages.push(message))
  misuse(app, mounted)
  await ask(app.use(rejected).callback(), '/')
  return messages.join()
}

/** What an Express app's own error handler gets. */
async function errorOfExpress(mounted: unknown): Promise<string> {
  const app = express()
  misuse(app, mounted)
  app.use((error: Error, _req: Request, res: Response, _next: NextFunction) => res.send(error.message))
  return (await ask(app, '/')).text
}

/** Whether a promise is still open after a while. */
async function hangs(promise: PromiseLike<unknown>): Promise<boolean> {
  const late = new Promise((resolve) => setTimeout(() => resolve('late'), 300))
  return (await Promise.race([Promise.resolve(promise).catch(() => {}), late])) === 'late'
}

/** What makes each symptom of docs/troubleshooting.md, by its heading, and what mends it. */
export const SYMPTOMS: Readonly<Record<string, () => Promise<void>>> = {
  async 'The browser gets `[object Object]`'() {
    const app = express().get('/', rejected)
    expect(await ask(app, '/')).toMatchObject({
      status: 500,
      text: expect.stringContaining('[object Object]'),
    })
    const tooEarly = express().use(vodErrorHandler()).get('/', rejected)
    expect(await ask(tooEarly, '/')).toMatchObject({ text: expect.stringContaining('[object Object]') })
    expect(await ask(app.use(vodErrorHandler({ logger: false })), '/')).toMatchObject({ status: 404 })
  },

  async 'The browser gets `Internal Server Error` from Koa'() {
    const late = new Koa({ env: 'test' }).use(rejected).use(forKoa())
    late.silent = true
    expect(await ask(late.callback(), '/')).toMatchObject({ status: 500, text: 'Internal Server Error' })
    const first = new Koa().use(forKoa({ logger: false })).use(rejected)
    expect(await ask(first.callback(), '/')).toMatchObject({ status: 404 })
    const handler = forKoa({ logger: false })
    const wrong = new Koa().use(handler).use(catchAll).use(rejected)
    expect(await ask(wrong.callback(), '/')).toMatchObject({ status: 500 })
    const right = new Koa().use(catchAll).use(handler).use(rejected)
    expect(await ask(right.callback(), '/')).toMatchObject({ status: 404 })
  },

  async 'Every request fails with “mount vodErrorHandler(), not vodErrorHandler”'() {
    const printed =
      /^Expected `options` to be a plain object \(mount vodErrorHandler\(\), not vodErrorHandler\), got \[/
    expect(await errorOfExpress(vodErrorHandler)).toMatch(printed)
    expect(await errorOfKoa(forKoa)).toMatch(printed)
  },

  async 'Every request fails with “Expected an Express app” or “Expected a Koa app”'() {
    expect(await errorOfExpress(forKoa())).toBe(
      'Expected a Koa app: in Express, import vodErrorHandler from @vod-errors/express',
    )
    expect(await errorOfKoa(vodErrorHandler())).toBe(
      'Expected an Express app: in Koa, import vodErrorHandler from @vod-errors/koa',
    )
  },

  async 'A line says “vodErrorHandler() is mounted last and catches no errors: mount it first”'() {
    const app = new Koa().use((_ctx, next) => next()).use(forKoa())
    await ask(app.callback(), '/')
    expect(jest.mocked(console.error).mock.calls).toEqual([
      ['[vod-errors] vodErrorHandler() is mounted last and catches no errors: mount it first'],
    ])
  },

  async 'The request never ends'() {
    await withVod(async (emulator) => {
      emulator.failNext({ transport: 'hang' })
      emulator.failNext({ transport: 'hang' })
      const client = new VodClient(emulator)
      expect(await hangs(client.getMediaResource('mda-1'))).toBe(true)
      const late = wrapVodClient(client, { timeout: 50 }).getMediaResource('mda-1')
      await expect(late).rejects.toMatchObject({ code: 'UpstreamTimeout', status: 504 })
    })
  },

  async 'fetch never ends although VOD closed the connection'() {
    const garbage = `HTTP/1.1 500 Oops\r\ncontent-encoding: gzip\r\n\r\n${'not gzip'.repeat(4)}`
    await withVod(async (emulator) => {
      for (let i = 0; i < 2; i++) emulator.failNext({ raw: { bytes: garbage } })
      const call = ({ signal }: { signal: AbortSignal }) =>
        fetch(emulator.endpoint, { signal }).then((response) => response.text())
      await expect(vodCall(call, { timeout: 200 })).rejects.toMatchObject({ fault: 'service' })
      const wait = jest.spyOn(timers, 'setTimeout').mockImplementationOnce(() => timers.setTimeout(200))
      const failure = throwIfNotOk(await fetch(emulator.endpoint))
      expect(wait).toHaveBeenCalledWith(5_000, undefined, expect.anything())
      await expect(failure).rejects.toMatchObject({ code: 'UpstreamInvalidResponse' })
    })
  },

  async 'The browser gets a 502'() {
    expect((await responseOf(new VodError({ syntheticCode: 'UpstreamUnreachable' }))).status).toBe(502)
    const { status, body } = await responseOf({ status_code: 502, message: '<html>Bad Gateway</html>' })
    expect({ status, code: body.code }).toEqual({ status: 502, code: 'UpstreamInvalidResponse' })
    const error = jest.mocked(console.error)
    await responseOf({ status_code: 502, message: '<html>Bad Gateway</html>' }, { logger: undefined })
    await new Promise(setImmediate)
    expect(error.mock.calls.join()).toContain('service fault UpstreamInvalidResponse, VOD 502 → 502')
  },

  async 'Every call is `UpstreamFailed`, and the log says `The "key" argument must be of type string`'() {
    await withVod(async ({ endpoint, credentials }) => {
      const withoutSecret = { endpoint, credentials: { ...credentials, sk: undefined as unknown as string } }
      const call = wrapVodClient(new VodClient(withoutSecret)).getMediaResource('mda-1')
      const message = expect.stringContaining('The "key" argument must be of type string')
      await expect(call).rejects.toMatchObject({ code: 'UpstreamFailed', message })
    })
  },

  async '`requestId` is not one that VOD knows'() {
    await withVod(async (emulator) => {
      const page = { status: 502, headers: { 'x-bce-request-id': 'vods-own' }, body: '<html>' }
      for (let i = 0; i < 2; i++) emulator.failNext({ response: page })
      const client = new VodClient(emulator)
      const bySdk = await ask(
        bff(() => client.getMediaResource('mda-1')),
        '/',
      )
      expect(JSON.parse(bySdk.text).requestId).toMatch(/^[\da-f-]{36}$/)
      const byFetch = await ask(
        bff(async () => throwIfNotOk(await fetch(emulator.endpoint))),
        '/',
      )
      expect(JSON.parse(byFetch.text).requestId).toBe('vods-own')
    })
  },

  async 'People are logged out'() {
    expect((await responseOf(sdkRejection('AccessDenied'))).status).toBe(403)
    const { status, body } = await responseOf(sdkRejection('AccessDenied'), { statusPolicy: 'gateway' })
    expect({ status, code: body.code }).toEqual({ status: 500, code: 'InternalError' })
  },

  async 'The log says `operator fault`'() {
    const codes = Object.keys(CATALOG)
      .filter(isVodErrorCode)
      .filter((code) => CATALOG[code].fault === 'operator')
    const page = readText('docs/troubleshooting.md')
    for (const code of codes) {
      await responseOf(sdkRejection(code), { logger: undefined })
      expect(page).toContain(`\n| \`${code}\` |`)
    }
    await new Promise(setImmediate)
    const printed = jest.mocked(console.error).mock.calls.join('\n')
    for (const code of codes) expect(printed).toContain(`[vod-errors] operator fault ${code}, `)
  },

  async 'One VOD error makes two log lines'() {
    const lines: unknown[] = []
    const log = (line: unknown) => lines.push(line)
    const logger = { info: log, warn: log, error: log }
    const app = new Koa().use(forKoa({ logger })).use(rejected)
    app.on('error', log)
    await ask(app.callback(), '/')
    await new Promise(setImmediate)
    expect(lines).toHaveLength(2)
    app.removeListener('error', log)
    app.on('error', (error) => isVodError(error) || log(error))
    await ask(app.callback(), '/')
    await new Promise(setImmediate)
    expect(lines).toHaveLength(3)
  },

  async 'VOD is down, and its errors flood the log'() {
    const error = jest.fn()
    const app = bff(rejected, { ...logStorm, logger: { info: error, warn: error, error } })
    await Promise.all(Array.from({ length: 15 }, () => ask(app, '/')))
    expect(error).toHaveBeenCalledTimes(10)
  },

  async 'The message does not say what went wrong'() {
    const { body } = await responseOf(sdkRejection('SignatureDoesNotMatch'))
    expect(body.message).toMatch(/^Something went wrong on our end/)
    const messages = { SignatureDoesNotMatch: 'The video service is being set up.' }
    const own = await responseOf(sdkRejection('SignatureDoesNotMatch'), { messages })
    expect(own.body.message).toBe('The video service is being set up.')
  },

  async 'My message is ignored'() {
    const rejection = { ...sdkRejection('MediaNotFound'), message: 'Unknown media' }
    const messageWith = async (messages: VodErrorHandlerOptions['messages']) =>
      (await responseOf(rejection, { messages })).body.message
    const builtIn = await messageWith({})
    expect(await messageWith({ MediaNotFound: { 'zh-CN': '没有这个视频。' } })).toBe(builtIn)
    expect(await messageWith({ MediaNotFound: 'No video {mediaId}.' })).toBe(builtIn)
    expect(await messageWith({ NoSuchMedia: 'No such video.' })).toBe(builtIn)
    const fails = () => {
      throw new Error('x')
    }
    expect(await messageWith({ MediaNotFound: fails })).toBe(builtIn)
    expect(await messageWith({ MediaNotFound: 'No such video.' })).toBe('No such video.')
  },

  async 'The message is English'() {
    const message = async (options: VodErrorHandlerOptions, language?: string) => {
      const headers = language ? { 'accept-language': language } : undefined
      return (await responseOf(sdkRejection('MediaNotFound'), options, headers)).headers.get(
        'content-language',
      )
    }
    expect(await message({})).toBe('en')
    expect(await message({}, 'zh-CN')).toBe('zh-CN')
    expect(await message({ defaultLocale: 'zh-CN' })).toBe('zh-CN')
  },

  async 'A script in the browser cannot read `x-bce-request-id`'() {
    const { headers, body } = await responseOf(sdkRejection('MediaNotFound'))
    expect(headers.has('access-control-expose-headers')).toBe(false)
    expect(headers.get('x-bce-request-id')).toBe(body.requestId)
  },

  async 'A VOD error is forwarded like any other error'() {
    const port = await withVod(async ({ endpoint }) => new URL(endpoint).port)
    const refused = await fetch(`http://127.0.0.1:${port}`).catch((error) => error)
    const page = Object.assign(new Error('502'), {
      response: { status: 502, headers: { 'x-bce-request-id': REQUEST_ID }, data: '<html>' },
      config: { url: 'http://127.0.0.1/v2/medias' },
      isAxiosError: true,
    })
    expect([toVodError(refused), toVodError(page)]).toEqual([undefined, undefined])
    expect(toVodError(page, { hosts: ['127.0.0.1'] })?.code).toBe('UpstreamInvalidResponse')
    const call = vodCall(() => fetch(`http://127.0.0.1:${port}`))
    await expect(call).rejects.toMatchObject({ code: 'UpstreamUnreachable' })
  },

  async 'A reset or refused connection is not recognized'() {
    await withVod(async (emulator) => {
      emulator.failNext({ transport: 'reset', times: 4 })
      const client = new VodClient(emulator)
      const thrown = await Promise.resolve(client.getMediaResource('mda-1')).catch((error) => error)
      expect({ code: thrown.code, recognized: toVodError(thrown) }).toEqual({ code: 'ECONNRESET' })
      const wrapped = wrapVodClient(client).getMediaResource('mda-1')
      await expect(wrapped).rejects.toMatchObject({ code: 'UpstreamUnreachable' })
    })
  },

  async 'A wrapped client still rejects with a plain object'() {
    const inner = { get: rejected }
    const client = wrapVodClient({ get: rejected, make: () => inner, all: [inner], sub: { get: rejected } })
    const failures = await Promise.all(
      [client.get(), client.sub.get(), client.make().get(), client.all[0]?.get()].map((call) =>
        Promise.resolve(call).catch(isVodError),
      ),
    )
    expect(failures).toEqual([true, true, false, false])
    await expect(wrapVodClient(client.make()).get()).rejects.toBeInstanceOf(VodError)
  },

  async '`instanceof VodError` is false'() {
    let other: unknown
    jest.isolateModules(() => {
      const core = jest.requireActual('@vod-errors/core')
      other = new core.VodError({ syntheticCode: 'UpstreamTimeout' })
    })
    expect(other instanceof VodError).toBe(false)
    expect(isVodError(other)).toBe(true)
    expect((await responseOf(other)).status).toBe(504)
  },

  async 'The response breaks off in the middle'() {
    const begun = express().get('/', (_req, res, next) => {
      res.write('half')
      setImmediate(() => next(sdkRejection('MediaNotFound')))
    })
    begun.use(vodErrorHandler({ logger: false }))
    await expect(ask(begun, '/')).rejects.toThrow()
    const delayed = express().use(compression({ threshold: 0 }))
    delayed.get('/', (_req, res, next) => {
      res.type('text').write('whole'.repeat(1000))
      res.end()
      next(sdkRejection('MediaNotFound'))
    })
    delayed.use(vodErrorHandler({ logger: false }))
    await expect(ask(delayed, '/')).rejects.toThrow()
  },

  async 'A streamed body fails, or never ends'() {
    const fails = () =>
      new Readable({
        read() {
          this.destroy(new VodError({ syntheticCode: 'UpstreamUnreachable' }))
        },
      })
    const app = new Koa().use(forKoa({ logger: false })).use((ctx) => {
      ctx.body = fails()
    })
    expect(await ask(app.callback(), '/')).toMatchObject({ status: 502 })
    expect(runKoa3('fail(body); await wait()')).toMatchObject({ status: 1, stdout: '' })
    expect(runKoa3('ctx.body = body; fail(body); await wait()')).toMatchObject({ status: 1, stdout: '' })
    const late = "ctx.body = body; body.write('half'); setTimeout(() => fail(body), 50)"
    expect(runKoa3(late).stdout).toBe('TypeError\n')
    expect(runKoa3(late, "app.use(require('koa-compress')({ threshold: 0 }))").stdout).toBe('TimeoutError\n')
  },

  async 'Express does not run on node:http2'() {
    const program = `
      const express = require('express')
      const { connect, createServer } = require('node:http2')
      const server = createServer(express()).listen(0, '127.0.0.1', () => {
        connect('http://127.0.0.1:' + server.address().port).on('error', () => {}).request().on('error', () => {})
      })
      setTimeout(() => process.exit(0), 5000)`
    const options = { cwd: __dirname, encoding: 'utf8', timeout: 10_000 } as const
    expect(spawnSync(process.execPath, ['-e', program], options).status).toBe(1)
  },

  async 'The process ends with an unhandled rejection'() {
    expect(runExpress4('bare').exitCode).toBe(1)
    expect(runExpress4('wrapped').stdout).toBe('404\n')
    const program = (call: string) => `
      const vod = { get: async () => { throw { status_code: 404, code: 'MediaNotFound' } } }
      const wait = () => new Promise((resolve) => setTimeout(resolve, 50))
      ;(async () => { ${call} })().catch(() => console.log('caught'))`
    const run = (call: string) => spawnSync(process.execPath, ['-e', program(call)], { encoding: 'utf8' })
    expect(run('vod.get(); await wait()').stderr).toContain('UnhandledPromiseRejection')
    expect(run('const early = vod.get(); await wait(); await early').status).toBe(1)
    expect(run('await Promise.all([vod.get(), wait()])').stdout).toBe('caught\n')
  },

  async 'The process ends with an uncaught exception of the SDK'() {
    await withVod(async (emulator) => {
      const headers = { 'content-type': 'application/json' }
      emulator.failNext({ response: { status: 500, headers, body: 'null' } })
      const config = JSON.stringify({ endpoint: emulator.endpoint, credentials: SEED.credentials })
      const program = `
        const { VodClient } = require('@baiducloud/sdk')
        new VodClient(${config}).getMediaResource('mda-1').catch(() => {})`
      const { spawn } = await import('node:child_process')
      const child = spawn(process.execPath, ['-e', program], { cwd: __dirname, stdio: 'ignore' })
      expect(await new Promise((resolve) => child.once('exit', resolve))).not.toBe(0)
      emulator.failNext({ response: { status: 500, headers, body: 'null' } })
      await expect(throwIfNotOk(await fetch(emulator.endpoint))).rejects.toBeInstanceOf(VodError)
    })
  },

  async 'The app does not start: `TypeError: Expected …`'() {
    const options = { statusPolicy: 'gatway' } as unknown as VodErrorHandlerOptions
    expect(() => vodErrorHandler(options)).toThrow(
      /^Expected `statusPolicy` to be one of documented, gateway/,
    )
  },
}
