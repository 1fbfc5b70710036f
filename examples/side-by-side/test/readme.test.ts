import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import * as baiducloud from '@baiducloud/sdk'
import * as core from '@vod-errors/core'
import { createVodEmulator } from '@vod-errors/emulator'
import * as forExpress from '@vod-errors/express'
import * as forKoa from '@vod-errors/koa'
import { listenOnLoopback, stop } from '@vod-errors/testing'
import express from 'express'
import Koa from 'koa'
import supertest from 'supertest'

const README = readFileSync(join(__dirname, '../../../README.md'), 'utf8')

/** What the blocks may import. */
const MODULES: Readonly<Record<string, object>> = {
  '@baiducloud/sdk': baiducloud,
  '@vod-errors/core': core,
  '@vod-errors/express': forExpress,
  '@vod-errors/koa': forKoa,
  express: { default: express },
  koa: { default: Koa },
}

const emulator = createVodEmulator()
beforeAll(() => emulator.start())
afterAll(() => emulator.stop())

/** The JavaScript block under a heading, run as it stands, its imports aside; returns the value of `result`. */
async function run(
  heading: string,
  scope: Readonly<Record<string, unknown>>,
  result: string,
): Promise<unknown> {
  const [, block = ''] =
    new RegExp(`\n## ${heading}\n[\\s\\S]*?\`\`\`js\n([\\s\\S]*?)\`\`\``).exec(README) ?? []
  expect(block).toContain('import ')
  const code = block
    .replace(/^import (\{.*\}) from '(.*)'$/gm, "const $1 = modules['$2']")
    .replace(/^import (\w+) from '(.*)'$/gm, "const { default: $1 } = modules['$2']")
  const names = { modules: MODULES, process: { env: { VOD_ENDPOINT: emulator.endpoint } }, ...scope }
  const body = `return (async () => { ${code}\nreturn ${result} })()`
  return await Reflect.apply(new Function(...Object.keys(names), body), undefined, Object.values(names))
}

async function answerOf(listener: unknown, path: string) {
  const server = await listenOnLoopback(listener as RequestListener)
  try {
    return await supertest(server).get(path)
  } finally {
    await stop(server)
  }
}

test.each([
  ['Express', 'app', '/media/mda-unknown'],
  ['Koa', 'app.callback()', '/?mediaId=mda-unknown'],
])('the %s block answers a failed call of the SDK', async (heading, result, path) => {
  const { credentials } = emulator
  const listener = await run(heading, { credentials }, result)
  const response = await answerOf(listener, path)
  expect({ status: response.status, body: response.body }).toEqual({
    status: 404,
    body: {
      requestId: emulator.requests.at(-1)?.requestId,
      code: 'MediaNotFound',
      message: 'This media does not exist.',
    },
  })
})

test('the block on VodError reads the parameter that its comment names', async () => {
  const { credentials, endpoint } = emulator
  const vod = new baiducloud.BceBaseClient({ endpoint, credentials }, 'vod', true)
  const log = jest.fn()
  await run('Use the error yourself', { vod, console: { log } }, 'undefined')
  expect(log.mock.calls).toEqual([['mda-unknown']])
})
