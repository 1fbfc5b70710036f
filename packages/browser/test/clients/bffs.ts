import type { RequestListener } from 'node:http'
import { type Format, throwIfNotOk, vodCall } from '@vod-errors/core'
import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { vodErrorHandler as expressHandler } from '@vod-errors/express'
import { vodErrorHandler as koaHandler } from '@vod-errors/koa'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import express from 'express'
import Koa from 'koa'

type Make = (readMedia: () => Promise<unknown>, format: Format) => RequestListener

/** The real handlers, each behind a route that calls VOD. */
export const BFFS: Readonly<Record<string, Make>> = {
  Express: (readMedia, format) =>
    express()
      .use(express.json(), async (_req, res) => void res.json(await readMedia()))
      .use(expressHandler({ format, logger: false })),
  Koa: (readMedia, format) => {
    const app = new Koa().use(koaHandler({ format, logger: false })).use(async (ctx) => {
      ctx.body = await readMedia()
    })
    return app.callback()
  },
}

/** A BFF in front of an emulated VOD. */
export interface Bff {
  readonly url: string
  /** Makes the next call to VOD fail, and returns what tells VOD's id of it afterwards. */
  readonly failNext: (fault: Fault) => () => string | undefined
  readonly stop: () => Promise<void>
}

/** Starts a BFF on the loopback interface. */
export async function startBff(make: Make, format: Format): Promise<Bff> {
  const emulator = createVodEmulator()
  await emulator.start()
  const readMedia = () =>
    vodCall(async () => (await throwIfNotOk(await fetch(`${emulator.endpoint}/v2/medias/mda-1`))).json())
  const server = await listen(make(readMedia, format))
  return {
    url: urlOf(server, '/media/mda-1'),
    failNext: (fault) => {
      emulator.failNext(fault)
      return () => emulator.requests.at(-1)?.requestId
    },
    stop: async () => {
      await close(server)
      await emulator.stop()
    },
  }
}
