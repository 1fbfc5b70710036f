import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import * as baiducloud from '@baiducloud/sdk'
import type { VodErrorCode } from '@vod-errors/core'
import * as core from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import * as forExpress from '@vod-errors/express'
import * as forKoa from '@vod-errors/koa'
import { close, listen, REQUEST_ID, sdkRejection } from '@vod-errors/testing'
import express from 'express'
import createError from 'http-errors'
import Koa from 'koa'
import supertest from 'supertest'

const README = readFileSync(join(__dirname, '../../../README.md'), 'utf8')

/** The modules that the code blocks may import. */
const MODULES: Readonly<Record<string, object>> = {
  '@baiducloud/sdk': baiducloud,
  '@vod-errors/core': core,
  '@vod-errors/express': forExpress,
  '@vod-errors/koa': forKoa,
  express: { default: express },
  'http-errors': { default: createError },
  koa: { default: Koa },
}

const emulator = createVodEmulator()
beforeAll(() => emulator.start())
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => jest.restoreAllMocks())
afterAll(() => emulator.stop())

/** The JavaScript code blocks under a heading. */
function blocksUnder(heading: string): readonly string[] {
  const [, section = ''] = new RegExp(`\n## ${heading}\n([\\s\\S]*?)\n## `).exec(README) ?? []
  return Array.from(section.matchAll(/```js\n([\s\S]*?)```/g), ([, block = '']) => block)
}

type Scope = Readonly<Record<string, unknown>>

/** Runs the first code block under a heading, with its imports replaced. Returns the value of `result`. */
async function run(heading: string, scope: Scope, result: string): Promise<unknown> {
  const [block = ''] = blocksUnder(heading)
  return await runBlock(block, scope, result)
}

async function runBlock(block: string, scope: Scope, result: string): Promise<unknown> {
  expect(block).not.toBe('')
  const code = block
    .replace(/^import (\{.*\}) from '(.*)'$/gm, "const $1 = modules['$2']")
    .replace(/^import (\w+) from '(.*)'$/gm, "const { default: $1 } = modules['$2']")
    // The tests listen on a free port themselves.
    .replace('app.listen(3000)', '')
  const { endpoint, credentials } = emulator
  const env = { VOD_ENDPOINT: endpoint, VOD_AK: credentials.ak, VOD_SK: credentials.sk }
  const names = { modules: MODULES, process: { env }, ...scope }
  const body = `return (async () => { ${code}\nreturn ${result} })()`
  return await Reflect.apply(new Function(...Object.keys(names), body), undefined, Object.values(names))
}

async function responseOf(listener: unknown, path: string, headers: Record<string, string> = {}) {
  const server = await listen(listener as RequestListener)
  try {
    return await supertest(server).get(path).set(headers)
  } finally {
    await close(server)
  }
}

test.each([
  ['Express', 'app', '/media/mda-unknown'],
  ['Koa', 'app.callback()', '/?mediaId=mda-unknown'],
])('the %s block responds to a failed SDK call', async (heading, result, path) => {
  const listener = await run(heading, {}, result)
  const response = await responseOf(listener, path)
  expect({ status: response.status, body: response.body }).toEqual({
    status: 404,
    body: {
      requestId: emulator.requests.at(-1)?.requestId,
      code: 'MediaNotFound',
      message: "This video doesn't exist or was deleted.",
    },
  })
})

describe('the blocks on options', () => {
  const { vodErrorHandler } = forExpress

  async function responseTo(handler: unknown, code: VodErrorCode, headers: Record<string, string> = {}) {
    const app = express()
    app.get('/', (_req, _res, next) => next(sdkRejection(code)))
    app.use(handler as express.ErrorRequestHandler)
    return await responseOf(app, '/', headers)
  }
  const handlers = async (heading: string) =>
    await Promise.all(blocksUnder(heading).map((block) => runBlock(block, { vodErrorHandler }, 'handler')))

  test('customize the messages', async () => {
    const [handler] = await handlers('Customise the messages')
    const messages = async (code: VodErrorCode, language: string) =>
      (await responseTo(handler, code, { 'accept-language': language })).body.message
    expect(await messages('MediaNotFound', 'en')).toBe('We could not find the video mediaId-1.')
    expect(await messages('MediaBanned', 'en')).toBe('This video was taken down.')
    expect(await messages('MediaBanned', 'zh')).toBe('视频已下架。')
    expect(await messages('RequestConflict', 'en')).toBe('Someone else is editing. Try again in 1 s.')
  })

  test('choose the languages', async () => {
    const [handler] = await handlers('Languages')
    const language = async (headers: Record<string, string>) =>
      (await responseTo(handler, 'MediaNotFound', headers)).headers['content-language']
    expect(await language({})).toBe('zh-CN')
    expect(await language({ 'accept-language': 'ja' })).toBe('ja')
    expect(await language({ 'accept-language': 'ja', 'x-app-language': 'en' })).toBe('en')
  })

  test('choose the statuses', async () => {
    const [handler] = await handlers('Status policy')
    const response = async (code: VodErrorCode) => {
      const { status, body } = await responseTo(handler, code)
      return [status, body.code]
    }
    expect(await response('MediaNotFound')).toEqual([404, 'MediaNotFound'])
    expect(await response('MediaBanned')).toEqual([410, 'MediaBanned'])
    expect(await response('RequestConflict')).toEqual([423, 'Locked'])
    expect(await response('AccessDenied')).toEqual([500, 'InternalError'])
    expect(await response('InternalError')).toEqual([502, 'InternalError'])
  })

  test('choose the format', async () => {
    const [problem, custom] = await handlers('Formats')
    const first = await responseTo(problem, 'MediaNotFound')
    expect(JSON.parse(first.text)).toMatchObject({
      type: 'https://docs.example.com/vod-errors/codes/MediaNotFound',
      title: 'Not Found',
    })
    const second = await responseTo(custom, 'MediaNotFound')
    expect(second.body).toEqual({
      error: { code: 'MediaNotFound', message: "This video doesn't exist or was deleted." },
      traceId: REQUEST_ID,
    })
  })

  test('log and report', async () => {
    const [block = ''] = blocksUnder('Find the complaint')
    const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() }
    const capture = jest.fn()
    const { shouldReport } = core
    const handler = await runBlock(block, { vodErrorHandler, logger, shouldReport, capture }, 'handler')
    await responseTo(handler, 'MediaNotFound')
    await responseTo(handler, 'AccessDenied')
    expect([logger.debug, logger.info, logger.error].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1])
    expect(capture.mock.calls).toEqual([
      [
        expect.objectContaining({ code: 'AccessDenied' }),
        { extra: expect.objectContaining({ requestId: REQUEST_ID }) },
      ],
    ])
  })

  test('respond to all other errors', async () => {
    const app = express()
    await run('Everything else, in the same envelope', { app, vodErrorHandler }, 'undefined')
    const { status, body, headers } = await responseOf(app, '/nothing-here')
    expect({ status, code: body.code, message: body.message }).toEqual({
      status: 404,
      code: 'NotFound',
      message: "We couldn't complete this request. Please check it and try again.",
    })
    expect(headers['x-support-id']).toBe(body.requestId)
  })
})

test('the block on the call site wraps a client, runs a call, and reads a task', async () => {
  const { credentials, endpoint } = emulator
  const client = new baiducloud.VodClient({ endpoint, credentials })
  const ids = { mediaId: SEED.media.published, taskId: SEED.tasks.finished }
  const calls = { url: `${endpoint}/_emulator/requests`, gone: new AbortController().signal }
  const result = await run(
    'Make it certain at the call site',
    { client, ...ids, ...calls },
    '{ media, response, body }',
  )
  expect(result).toMatchObject({
    media: { body: { mediaId: ids.mediaId } },
    response: { ok: true },
    body: { taskId: ids.taskId, status: 'FINISHED' },
  })
})

test('the block on VodError logs the parameter that its comment shows', async () => {
  const { credentials, endpoint } = emulator
  const vod = new baiducloud.BceBaseClient({ endpoint, credentials }, 'vod', true)
  const log = jest.fn()
  await run('Use the error yourself', { vod, console: { log } }, 'undefined')
  expect(log.mock.calls).toEqual([['mda-unknown']])
})

test.each(['core', 'express', 'koa'])('the main README contains the blocks of the README of %s', (name) => {
  const text = readFileSync(join(__dirname, `../../../packages/${name}/README.md`), 'utf8')
  const blocks = Array.from(text.matchAll(/```js\n[\s\S]*?```/g), ([block]) => block)
  expect(blocks.length).toBeGreaterThan(0)
  for (const block of blocks) expect(README).toContain(block)
})

test('the block on retrying calls p-retry as the test of isRetryable does', () => {
  const [, block = ''] = blocksUnder('Make it certain at the call site')
  const [line = ''] = /shouldRetry: .*/.exec(block) ?? []
  const driven = readFileSync(join(__dirname, '../../../packages/core/test/client/retry/drive.ts'), 'utf8')
  expect(line).not.toBe('')
  expect(driven).toContain(line)
})
