import { once } from 'node:events'
import { get, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { VodClient } from '@baiducloud/sdk'
import { vodCall, wrapVodClient } from '@vod-errors/core'
import { createVodEmulator } from '@vod-errors/emulator'
import { vodErrorHandler as expressHandler } from '@vod-errors/express'
import { vodErrorHandler as koaHandler } from '@vod-errors/koa'
import { close, listen, settled, until, urlOf } from '@vod-errors/testing'
import express from 'express'
import Koa from 'koa'
import supertest from 'supertest'

const vod = createVodEmulator()
const config = () => ({ endpoint: vod.endpoint, credentials: vod.credentials })
let stderr: jest.SpyInstance
let server: Server
let reading: Promise<unknown>

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => {
  vod.reset()
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(async () => {
  await close(server)
  stderr.mockRestore()
})

/** Reads a media until the browser disconnects. */
type Read = (signal: AbortSignal) => Promise<unknown>

function readFor(res: ServerResponse, read: Read): Promise<unknown> {
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  reading = read(gone.signal)
  return reading
}

const APPS: Readonly<Record<string, (read: Read) => RequestListener>> = {
  Express(read) {
    const route = async (_req: IncomingMessage, res: ServerResponse) => {
      await readFor(res, read)
      res.end()
    }
    return express().get('/', route).use(expressHandler())
  },
  Koa(read) {
    const app = new Koa()
    app.use(koaHandler())
    app.use(async (ctx) => {
      await readFor(ctx.res, read)
      ctx.body = ''
    })
    return app.callback()
  },
}

const CALLS: Readonly<Record<string, Read>> = {
  vodCall: (signal) => vodCall(() => new VodClient(config()).getMediaResource('mda-1'), { signal }),
  wrapVodClient: (signal) => wrapVodClient(new VodClient(config()), { signal }).getMediaResource('mda-1'),
}

describe.each(Object.entries(APPS))('%s', (_app, makeApp) => {
  describe.each(Object.entries(CALLS))('and %s', (_call, read) => {
    test('reports nothing if the browser disconnects first', async () => {
      vod.failNext({ transport: 'hang' })
      server = await listen(makeApp(read))
      const browser = get(urlOf(server, '/')).on('error', () => {})
      await once(server, 'request')
      await until(() => vod.requests.length > 0)
      browser.destroy()
      await new Promise((resolve) => browser.once('close', resolve))
      await expect(async () => await reading).rejects.toMatchObject({ code: 'UpstreamAborted' })
      await settled()
      expect(stderr).not.toHaveBeenCalled()
    })

    test('reports a service fault once', async () => {
      vod.failNext({ code: 'InternalError' })
      server = await listen(makeApp(read))
      await supertest(server).get('/').expect(500)
      expect(stderr).toHaveBeenCalledTimes(1)
      expect(stderr.mock.calls[0]?.[0]).toContain('InternalError')
    })
  })

  test('reports an abort by the BFF itself, while the browser is still connected', async () => {
    vod.failNext({ transport: 'hang' })
    const abort = () =>
      vodCall(() => new VodClient(config()).getMediaResource('mda-1'), { signal: AbortSignal.abort() })
    server = await listen(makeApp(abort))
    await supertest(server).get('/').expect(502)
    expect(stderr).toHaveBeenCalledTimes(1)
  })
})
