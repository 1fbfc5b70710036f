import { vodErrorHandler } from '@vod-errors/koa'
import Koa, { type Middleware } from 'koa'
import koaJsonError from 'koa-json-error'
import { onerror } from 'koa-onerror'
import { bareNode } from './bare-node.ts'
import type { Contender, Group } from './contender.ts'
import { handWrittenResponse } from './hand-written.ts'
import { mediaNotFound } from './rejection.ts'

/** An app that always rejects, with error handlers before it. Silent, because the other contenders do not log caller faults either. */
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
    const response = handWrittenResponse(thrown)
    if (!response) throw thrown
    ctx.status = response.status
    ctx.set(response.headers)
    ctx.body = response.body
  }
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'hand-written, ctx.status/set/body',
    expected: SAME,
    listen: () => failingKoa([handWritten]).callback(),
  },
  { name: 'ours', expected: SAME, listen: () => failingKoa([vodErrorHandler()]).callback() },
  {
    name: 'ours, zh-CN negotiated',
    language: 'zh-CN,zh;q=0.9,en;q=0.8',
    expected: { ...SAME, isSame: false },
    listen: () => failingKoa([vodErrorHandler()]).callback(),
  },
  {
    name: 'ours, problem+json',
    expected: { status: 404, type: 'application/problem+json', isSame: false },
    listen: () => failingKoa([vodErrorHandler({ format: 'problem' })]).callback(),
  },
  {
    // It throws for values that are not an Error, and Koa responds to that.
    name: 'koa-json-error',
    expected: { status: 500, type: 'text/plain', isSame: false },
    listen: () => failingKoa([koaJsonError()]).callback(),
  },
  {
    name: "koa-json-error, with an 'error' listener",
    expected: { status: 500, type: 'application/json', isSame: false },
    listen: () =>
      failingKoa([koaJsonError()])
        .on('error', () => {})
        .callback(),
  },
  {
    name: 'koa-onerror',
    expected: { status: 500, type: 'application/json', isSame: false },
    listen: () => onerror(failingKoa([])).callback(),
  },
  bareNode,
]

/** Error storm on Koa 3: every request fails. */
export const group: Group = {
  title: 'Koa, every request fails',
  base: 'hand-written, ctx.status/set/body',
  contenders: CONTENDERS,
}
