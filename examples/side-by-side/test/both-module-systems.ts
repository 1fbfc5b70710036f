import { createRequire } from 'node:module'
import * as esModule from '@vod-errors/core'
import { vodErrorHandler as forExpress } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { close, listen, urlOf } from '@vod-errors/testing'
import express from 'express'
import Koa from 'koa'

/** Prints what BFFs on the one module system answer to a VodError of the other, as JSON. */
const commonJs: typeof esModule = createRequire(import.meta.url)('@vod-errors/core')
const FACTS = { upstreamCode: 'MediaNotFound', upstreamStatus: 404, requestId: 'from-elsewhere' }

async function answerTo(error: Error): Promise<string[]> {
  const expressApp = express().use(() => {
    throw error
  })
  const koaApp = new Koa().use(forKoa()).use(() => {
    throw error
  })
  const answers: string[] = []
  for (const listener of [expressApp.use(forExpress()), koaApp.callback()]) {
    const server = await listen(listener)
    const response = await fetch(urlOf(server, '/'))
    answers.push(`${response.status} ${await response.text()}`)
    await close(server)
  }
  return answers
}

console.log(
  JSON.stringify({
    areTwoCopies: commonJs.VodError !== esModule.VodError,
    knowEachOther:
      commonJs.isVodError(new esModule.VodError(FACTS)) && esModule.isVodError(new commonJs.VodError(FACTS)),
    answers: [
      ...(await answerTo(new esModule.VodError(FACTS))),
      ...(await answerTo(new commonJs.VodError(FACTS))),
    ],
  }),
)
