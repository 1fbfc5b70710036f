import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { subscribeTo } from '@vod-errors/core/host'
import { vodErrorHandler as forExpress } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { close, exchangeBytes, listen, sendAndLeave, settled, urlOf } from '@vod-errors/testing'
import express from 'express'
import Koa from 'koa'
import { passOn as passOnInExpress } from '../src/leaving-express.ts'
import { passOn as passOnInKoa } from '../src/leaving-koa.ts'

const HOSTS: Readonly<Record<string, (uploadUrl: string) => RequestListener>> = {
  express: (uploadUrl) => express().set('uploadUrl', uploadUrl).put('/', passOnInExpress).use(forExpress()),
  koa: (uploadUrl) => {
    const app = new Koa()
    Object.assign(app.context, { uploadUrl })
    return app.use(forKoa()).use(passOnInKoa).callback()
  },
}

/** A storage that takes the body, and responds only if it is told to. */
async function storage(responds: boolean) {
  let onClose = () => {}
  const closed = new Promise<void>((resolve) => {
    onClose = resolve
  })
  const server = await listen((req, res) => {
    res.once('close', onClose)
    req.on('error', () => {}).resume()
    if (responds) req.once('end', () => res.end())
  })
  return { server, closed }
}

const PUT = 'PUT / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length:'

describe.each(Object.entries(HOSTS))('%s', (_name, makeApp) => {
  test('passes an upload on', async () => {
    const { server: upstream } = await storage(true)
    const server = await listen(makeApp(urlOf(upstream)))
    expect(await exchangeBytes(server, `${PUT} 4\r\n\r\nfull`)).toMatch(/^HTTP\/1.1 204/)
    await Promise.all([close(server), close(upstream)])
  })

  test.each([
    ['in the middle of the upload', ' 9\r\n\r\nhalf'],
    ['while the storage works', ' 4\r\n\r\nfull'],
  ])('ends the call, and reports nothing, if the browser leaves %s', async (_when, rest) => {
    const reported = jest.fn()
    const stop = subscribeTo('error', reported)
    const { server: upstream, closed } = await storage(false)
    const server = await listen(makeApp(urlOf(upstream)))
    await sendAndLeave(server, PUT + rest, once(upstream, 'request'))
    await closed
    await settled()
    expect(reported).not.toHaveBeenCalled()
    stop()
    await Promise.all([close(server), close(upstream)])
  })
})
