import { createRequire } from 'node:module'
import * as esModule from '@vod-errors/core'
import { vodErrorHandler as forExpress } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { close, listen, urlOf } from '@vod-errors/testing'
import express from 'express'
import Koa from 'koa'

/** Prints, as JSON, the responses of BFFs to a VodError from either module system. */
const commonJs: typeof esModule = createRequire(import.meta.url)('@vod-errors/core')
const INIT = { upstreamCode: 'MediaNotFound', upstreamStatus: 404, requestId: 'from-elsewhere' }

async function responsesTo(error: Error): Promise<string[]> {
  const expressApp = express().use(() => {
    throw error
  })
  const koaApp = new Koa().use(forKoa()).use(() => {
    throw error
  })
  const responses: string[] = []
  for (const listener of [expressApp.use(forExpress()), koaApp.callback()]) {
    const server = await listen(listener)
    const response = await fetch(urlOf(server, '/'))
    responses.push(`${response.status} ${await response.text()}`)
    await close(server)
  }
  return responses
}

console.log(
  JSON.stringify({
    areTwoCopies: commonJs.VodError !== esModule.VodError,
    recognizeEachOther:
      commonJs.isVodError(new esModule.VodError(INIT)) && esModule.isVodError(new commonJs.VodError(INIT)),
    responses: [
      ...(await responsesTo(new esModule.VodError(INIT))),
      ...(await responsesTo(new commonJs.VodError(INIT))),
    ],
  }),
)
