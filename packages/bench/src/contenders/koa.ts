import { vodErrorHandler } from '@vod-errors/koa'
import Koa, { type Middleware } from 'koa'
import koaJsonError from 'koa-json-error'
import { onerror } from 'koa-onerror'
import { bareNode } from './bare-node.ts'
import type { Contender, Group } from './contender.ts'
import { handWrittenAnswer } from './hand-written.ts'
import { mediaNotFound } from './rejection.ts'

/** An app that always rejects, with the handlers of that before it. Silent: nobody else prints caller faults either. */
export function failingKoa(handlers: readonly Middleware[], thrown: () => unknown = mediaNotFound): Koa {
  const app = new Koa()
  app.silent = true
  for (const handler of handlers) app.use(handler)
  app.use(async () => {
    throw thrown()
  })
  return app
}

const SAME = { status: 404, type: 'application/json', isSame: true } as const

const handWritten: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (thrown) {
    const answer = handWrittenAnswer(thrown)
    if (!answer) throw thrown
    ctx.status = answer.status
    ctx.set(answer.headers)
    ctx.body = answer.body
  }
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'hand-written, ctx.status/set/body',
    answers: SAME,
    listen: () => failingKoa([handWritten]).callback(),
  },
  { name: 'ours', answers: SAME, listen: () => failingKoa([vodErrorHandler()]).callback() },
  {
    name: 'ours, zh-CN negotiated',
    language: 'zh-CN,zh;q=0.9,en;q=0.8',
    answers: { ...SAME, isSame: false },
    listen: () => failingKoa([vodErrorHandler()]).callback(),
  },
  {
    name: 'ours, problem+json',
    answers: { status: 404, type: 'application/problem+json', isSame: false },
    listen: () => failingKoa([vodErrorHandler({ format: 'problem' })]).callback(),
  },
  {
    // It fails itself for what is no Error, and Koa answers that.
    name: 'koa-json-error',
    answers: { status: 500, type: 'text/plain', isSame: false },
    listen: () => failingKoa([koaJsonError()]).callback(),
  },
  {
    name: "koa-json-error, with an 'error' listener",
    answers: { status: 500, type: 'application/json', isSame: false },
    listen: () =>
      failingKoa([koaJsonError()])
        .on('error', () => {})
        .callback(),
  },
  {
    name: 'koa-onerror',
    answers: { status: 500, type: 'application/json', isSame: false },
    listen: () => onerror(failingKoa([])).callback(),
  },
  bareNode,
]

/** The error storm on Koa 3: every request fails. */
export const group: Group = {
  title: 'Koa, every request fails',
  base: 'hand-written, ctx.status/set/body',
  contenders: CONTENDERS,
}
