/// <reference path="./express4.d.ts" />
/// <reference path="./koa2.d.ts" />
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import * as baiducloud from '@baiducloud/sdk'
import * as core from '@vod-errors/core'
import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import * as forExpress from '@vod-errors/express'
import * as forKoa from '@vod-errors/koa'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import express, { type RequestHandler } from 'express'
import express4 from 'express4'
import Koa from 'koa'
import Koa2 from 'koa2'

/** The pages that have the app. */
const PAGES = { Express: 'README.md', Koa: 'packages/koa/README.md' }
const emulator = createVodEmulator()

/** Express 4 with what the README says below the block: a route's rejection is forwarded with `.catch(next)`. */
function forwardingExpress4() {
  const app = express4()
  const get = app.get.bind(app)
  // Express reads its settings with the same method.
  return Object.assign(app, {
    get: (path: string, ...[route]: readonly RequestHandler[]) =>
      route ? get(path, forwarding(route)) : get(path),
  })
}

function forwarding(route: RequestHandler): RequestHandler {
  return (req, res, next) => Promise.resolve(route(req, res, next)).catch(next)
}

/** The framework that the block imports, and the request that calls VOD. */
const FRAMEWORKS = [
  ['Express 5', 'Express', { express: { default: express } }, '/media/mda-1'],
  ['Express 4', 'Express', { express: { default: forwardingExpress4 } }, '/media/mda-1'],
  ['Koa 3', 'Koa', { koa: { default: Koa } }, '/?mediaId=mda-1'],
  ['Koa 2', 'Koa', { koa: { default: Koa2 } }, '/?mediaId=mda-1'],
] as const

/** What VOD does, and the status and code that the browser reads. */
const FAILURES: Readonly<
  Record<string, { readonly fault?: Fault; readonly told: readonly [number, string] }>
> = {
  // Twice, because a GET on a connection that was kept alive is sent once more.
  'has no such media': {
    fault: { code: 'MediaNotFound', params: { mediaId: 'mda-1' } },
    told: [404, 'MediaNotFound'],
  },
  'resets the connection': { fault: { transport: 'reset', times: 2 }, told: [502, 'UpstreamUnreachable'] },
  'breaks off in the middle of the response': {
    fault: { transport: 'truncated' },
    told: [502, 'UpstreamUnreachable'],
  },
  'refuses the connection': { told: [502, 'UpstreamUnreachable'] },
  'sends no HTTP': {
    fault: { raw: { bytes: 'SSH-2.0-garbage\r\n' } },
    told: [502, 'UpstreamInvalidResponse'],
  },
  'sends a page': { fault: { transport: 'html' }, told: [502, 'UpstreamInvalidResponse'] },
  'sends JSON null, which ends the process of the bare SDK': {
    fault: { response: { status: 500, headers: { 'content-type': 'application/json' }, body: 'null' } },
    told: [502, 'UpstreamInvalidResponse'],
  },
}

beforeAll(() => emulator.start())
afterAll(() => emulator.stop())
beforeEach(() => {
  emulator.reset()
  jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => jest.restoreAllMocks())

/** The first block of JavaScript on a page. */
function firstBlock(page: string): string {
  const text = readFileSync(join(__dirname, '../../..', page), 'utf8')
  const [, block = ''] = /```js\n([\s\S]*?)```/.exec(text) ?? []
  expect(block).toContain('app.listen(3000)')
  return block
}

test('the package’s own page shows the same app', () => {
  expect(firstBlock('packages/express/README.md')).toBe(firstBlock(PAGES.Express))
})

/** Runs a block as it stands, but for the way in which modules get in and for the port, and returns the server. */
async function run(page: string, frameworks: object, endpoint: string): Promise<Server> {
  const modules = {
    '@baiducloud/sdk': baiducloud,
    '@vod-errors/core': core,
    '@vod-errors/express': forExpress,
    '@vod-errors/koa': forKoa,
    ...frameworks,
  }
  const code = firstBlock(page)
    .replace(/^import (\{.*\}) from '(.*)'$/gm, "const $1 = modules['$2']")
    .replace(/^import (\w+) from '(.*)'$/gm, "const { default: $1 } = modules['$2']")
    .replace('app.listen(3000)', "return app.listen(0, '127.0.0.1')")
  const { ak, sk } = emulator.credentials
  const env = { VOD_ENDPOINT: endpoint, VOD_AK: ak, VOD_SK: sk }
  const server: Server = Reflect.apply(new Function('modules', 'process', code), undefined, [
    modules,
    { env },
  ])
  if (!server.listening) await once(server, 'listening')
  return server
}

/** Where nobody listens. */
async function closedEndpoint(): Promise<string> {
  const server = await listen(createServer())
  const url = urlOf(server)
  await close(server)
  return url
}

/** Sends the app on a framework the request, and checks its response. */
async function expectResponse(
  [, framework, frameworks, path]: readonly [string, keyof typeof PAGES, object, string],
  [status, code]: readonly [number, string],
  endpoint = emulator.endpoint,
): Promise<void> {
  const server = await run(PAGES[framework], frameworks, endpoint)
  const response = await fetch(urlOf(server, path))
  const body = await response.text()
  await close(server)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(JSON.parse(body)).toEqual({
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    code,
    message: core.en.codes[core.isVodErrorCode(code) ? code : 'UpstreamFailed'],
  })
  expect(body).not.toMatch(/127\.0\.0\.1|baidu|\.js|at /i)
}

describe.each(FRAMEWORKS)('the quick start on %s', (...framework) => {
  test.each(Object.entries(FAILURES))('where VOD %s', async (_what, { fault, told }) => {
    if (fault) emulator.failNext(fault)
    await expectResponse(framework, told, fault ? emulator.endpoint : await closedEndpoint())
  })
})

test('the quick starts where VOD never responds, at the same time, since each waits for three seconds', async () => {
  emulator.failNext({ transport: 'hang', times: FRAMEWORKS.length })
  const began = performance.now()
  await Promise.all(FRAMEWORKS.map((framework) => expectResponse(framework, [504, 'UpstreamTimeout'])))
  expect(performance.now() - began).toBeGreaterThan(2_900)
})
