import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGES, ROOT } from '../src/packages.ts'
import { run } from '../src/run.ts'
import { type RunningApp, startApp } from '../src/start-app.ts'
import { useProject } from '../src/use-project.ts'

// Follows README.md as a newcomer would, in one empty project: installs what it lists, from the tarballs; pastes its app as an
// ES module, as CommonJS, and as TypeScript, and the app of the package for Koa; and compares what `curl` and the apps print.

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const KOA = readFileSync(join(ROOT, 'packages/koa/README.md'), 'utf8')

/** The first block of a language that matches. */
function blockOf(language: string, pattern: RegExp, page = README): string {
  const blocks = Array.from(page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm))
  const found = blocks.find(([, tag, text = '']) => tag === language && pattern.test(text))
  if (!found) throw new Error(`Expected a block of ${language} that matches ${pattern}`)
  return found[2] ?? ''
}

const APP = blockOf('js', /^import /)
const FILES = {
  'app.mjs': APP,
  'app.cjs': blockOf('js', /^const .*require/) + APP.replace(/^import .*\n/gm, ''),
  'app.ts': APP,
  'baiducloud-sdk.d.ts': blockOf('ts', /^declare module/),
  'koa.mjs': blockOf('js', /^import /, KOA),
}
const INSTALLED = Array.from(`${README}\n${KOA}`.matchAll(/^npm install (.*)$/gm), ([, names = '']) => names)
const ENV = Object.fromEntries(
  Array.from(blockOf('sh', /^export /).matchAll(/(\w+)=(\S+)/g), ([, name, value]) => [name, value]),
)
const COMPILE = /^npx tsc .*$/m.exec(blockOf('sh', /^npx tsc /m))?.[0] ?? ''
const CURL = blockOf('sh', /^curl /).trim()
const URL_OF_CURL = /http:\S+/.exec(CURL)?.[0] ?? ''
const LOG = blockOf('text', /^\[vod-errors\]/).trim()

/** The ways to write the app, and the path at which each calls VOD. */
const WAYS = [
  { name: 'ES module', file: 'app.mjs', path: new URL(URL_OF_CURL).pathname },
  { name: 'CommonJS', file: 'app.cjs', path: new URL(URL_OF_CURL).pathname },
  { name: 'TypeScript', file: 'app.js', path: new URL(URL_OF_CURL).pathname },
  { name: 'Koa', file: 'koa.mjs', path: '/?mediaId=mda-unknown' },
]

/** Without what differs each time: request ids, and ports. */
function anonymous(text: string): string {
  return text
    .replace(/[\da-f]{8}-[\da-f-]{27}/g, '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a')
    .replace(/(127\.0\.0\.1):\d+/g, '$1')
}

const EMULATOR = 'node_modules/.bin/vod-emulator'
const { folder, write } = useProject()
const apps = new Map<string, RunningApp>()
let emulator: RunningApp

/** Runs the command of the README against an app. */
async function curl(file: string, path: string): Promise<string> {
  const command = CURL.replace(URL_OF_CURL, `'${apps.get(file)?.origin}${path}'`)
  return await run(folder, 'sh', '-c', `${command} --silent --max-time 10`)
}

beforeAll(async () => {
  const names = INSTALLED.join(' ')
    .split(' ')
    .filter((name) => !name.startsWith('-') && !PACKAGES.some((ours) => ours.name === name))
  const tarballs = PACKAGES.filter(({ name }) => `${INSTALLED}`.includes(name) || name.endsWith('/core'))
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error']
  await run(folder, 'npm', 'install', ...flags, ...names, ...tarballs.map(({ tarball }) => tarball))
  write(FILES)
  await run(folder, 'sh', '-c', COMPILE)
  emulator = await startApp(folder, EMULATOR)
  const env = { ...ENV, VOD_ENDPOINT: emulator.origin }
  for (const { file } of WAYS) apps.set(file, await startApp(folder, file, env))
})

test('the app calls vod-emulator at the port where it listens', async () => {
  const { port } = new URL(ENV['VOD_ENDPOINT'] ?? '')
  expect(await run(folder, EMULATOR, '--help')).toContain(`default ${port})`)
})

test.each(WAYS)('$name: the media does not exist', async ({ file, path }) => {
  expect(anonymous(await curl(file, path))).toBe(blockOf('json', /^\{/).trim())
})

describe('once VOD is gone', () => {
  beforeAll(async () => void (await emulator.stop()))

  test.each(WAYS)('$name: the log says why, with the id of the response', async ({ file, path }) => {
    const { requestId } = JSON.parse(await curl(file, path))
    const lines = await apps.get(file)?.stop()
    const logged = new URL(path, URL_OF_CURL).pathname
    expect(lines?.map(anonymous)).toEqual([anonymous(LOG.replace(new URL(URL_OF_CURL).pathname, logged))])
    expect(lines?.[0]).toContain(`requestId=${requestId},`)
  })
})
