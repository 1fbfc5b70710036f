import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { en, type VodErrorCode } from '@vod-errors/core'
import { createVodEmulator } from '@vod-errors/emulator'
import { transformSync } from 'esbuild'
import { describeTypes, TYPESCRIPTS } from '../src/describe-types.ts'
import { NEWEST_PEERS, PEERS } from '../src/peers.ts'
import { type RunningApp, startApp } from '../src/start-app.ts'
import { useProject } from '../src/use-project.ts'

/** Both ends of each peer range, and the types, or only the newest version of each peer. */
const IS_FULL = process.env['MATRIX'] === 'full'

const vod = createVodEmulator()
beforeAll(() => vod.start())
afterAll(() => vod.stop())
const requestIdOfVod = () => vod.requests.at(-1)?.requestId

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-language': 'en',
}

/** What the app of each package must do. */
const CHECKS: Readonly<Record<string, (app: RunningApp) => Promise<void>>> = {
  express: checkBff,
  koa: checkBff,
  prometheus: (app) =>
    checkText(
      app,
      'vod_call_duration_seconds_count{operation="getMedia",code="MediaNotFound",fault="caller"} 1',
    ),
  opentelemetry: (app) => checkText(app, '1 calls measured'),
}

describe.each(IS_FULL ? PEERS : NEWEST_PEERS)('$ours with $name $version', (peer) => {
  const { ours, app, name, version } = peer
  const compilers = IS_FULL ? TYPESCRIPTS.map(({ install }) => install) : []
  const project = useProject(ours, '@vod-errors/core', `${name}@${version}`, '@baiducloud/sdk', ...compilers)

  test.each(['import', 'require'])('works with %s', async (system) => {
    const source = readFileSync(join(__dirname, `../apps/${app}.js`), 'utf8')
    const files = { 'import.mjs': source, 'require.cjs': toCommonJs(source) }
    project.write(files)
    const { ak, sk } = vod.credentials
    const env = { VOD_ENDPOINT: vod.endpoint, VOD_AK: ak, VOD_SK: sk }
    const file = Object.keys(files).find((each) => each.startsWith(system)) ?? ''
    const running = await startApp(project.folder, file, env)
    await CHECKS[app]?.(running).finally(running.stop)
    expect(Object.keys(CHECKS)).toContain(app)
  })

  if (IS_FULL) describeTypes(project, peer)
})

/** Static imports become `require`; dynamic ones stay. */
function toCommonJs(source: string): string {
  return transformSync(source, { format: 'cjs', platform: 'node', supported: { 'dynamic-import': true } })
    .code
}

async function checkBff(app: RunningApp): Promise<void> {
  expect((await fetch(`${app.origin}/media/mda-published0000001`)).status).toBe(200)
  await checkError(app, '/media/mda-unknown', [404, 'MediaNotFound'])
  await checkError(app, '/wrong-key', [400, 'SignatureDoesNotMatch'])
  const logged = requestIdOfVod()
  // A VodError from another copy of core is recognized.
  await checkError(app, '/copy/import', [403, 'MediaBanned', 'from-a-copy'])
  await checkError(app, '/copy/require', [403, 'MediaBanned', 'from-a-copy'])
  const other = await fetch(`${app.origin}/other`)
  expect([other.status, await other.text()]).toEqual([418, expect.stringContaining('from the app')])
  const lines = (await app.stop()).filter((line) => line.startsWith('[vod-errors]'))
  const fault = `[vod-errors] operator fault SignatureDoesNotMatch, VOD 400 → 400, requestId=${logged}, GET /wrong-key: `
  expect(lines).toEqual([expect.stringContaining(fault)])
}

/** The status and the code of a response, and VOD's id if it is not that of the last call. */
type Expected = readonly [status: number, code: VodErrorCode, requestId?: string]

async function checkError({ origin }: RunningApp, path: string, expected: Expected): Promise<void> {
  const response = await fetch(origin + path)
  const [status, code, requestId = requestIdOfVod()] = expected
  expect(response.status).toBe(status)
  expect(await response.text()).toBe(JSON.stringify({ requestId, code, message: en.codes[code] }))
  expect(Object.fromEntries(response.headers)).toMatchObject({ ...HEADERS, 'x-bce-request-id': requestId })
}

async function checkText({ origin }: RunningApp, expected: string): Promise<void> {
  expect(await (await fetch(origin)).text()).toContain(expected)
}
