import { match, strictEqual } from 'node:assert/strict'
import { join } from 'node:path'
import { install, makeProject, write } from '../consumer/project.ts'
import { type RunningApp, startApp } from '../consumer/start-app.ts'
import type { Problems } from '../empty-folder.ts'
import { run } from '../run.ts'
import { filesFor, type Tarball } from '../tarball.ts'
import { type QuickStart, readQuickStart } from './quick-start.ts'

/** The result of the walk through the quick start. */
export interface WalkthroughResult {
  /** The lines to print, one per app. */
  readonly lines: readonly string[]
  readonly problems: Problems
}

/** A way to write the app: what is started, and the path at which it calls VOD, if it is not that of the README. */
interface Way {
  readonly name: string
  readonly file: string
  readonly path?: string
}

const WAYS: readonly Way[] = [
  { name: 'ES module', file: 'app.mjs' },
  { name: 'CommonJS', file: 'app.cjs' },
  { name: 'TypeScript', file: 'app.js' },
  { name: 'Koa', file: 'koa.mjs', path: '/?mediaId=mda-unknown' },
]

/** The addresses in the README. The walk uses free ports instead. */
const APP = 'http://localhost:3000'

/**
 * Follows README.md as a newcomer would, in one empty project: installs what it lists, from the tarballs; pastes its app as an
 * ES module, as CommonJS, and as TypeScript, and the app of the package for Koa; starts `vod-emulator` and the apps; and
 * compares what `curl` and the apps print with what README.md says they print.
 *
 * @throws {Error} with what a command or an app printed, if it failed.
 */
export async function walkThrough(work: string, tarballs: readonly Tarball[]): Promise<WalkthroughResult> {
  const quickStart = await readQuickStart()
  const folder = await prepare(join(work, 'walkthrough'), quickStart, tarballs)
  const start = (file: string, env = {}) => startApp({ node: process.execPath, folder, file, env })
  const emulator = await start(EMULATOR)
  const env = { ...quickStart.env, VOD_ENDPOINT: emulator.origin }
  const walks = await Promise.all(
    WAYS.map(async (way) => ({ way, quickStart, app: await start(way.file, env) })),
  )
  const found = await Promise.all(walks.map((walk) => problemOf(missMedia(walk))))
  await emulator.stop()
  const lost = await Promise.all(walks.map((walk) => problemOf(missVod(walk))))
  return resultOf(WAYS.map((_way, index) => found[index] || lost[index] || ''))
}

const EMULATOR = 'node_modules/.bin/vod-emulator'

/** Makes the project. */
async function prepare(
  folder: string,
  { packages, files, env, compile }: QuickStart,
  tarballs: readonly Tarball[],
): Promise<string> {
  await makeProject(folder)
  const others = packages.filter((name) => !tarballs.some((tarball) => tarball.name === name))
  await install(folder, [...filesFor(packages, tarballs), ...others])
  await write(folder, files)
  const help = await run(process.execPath, [EMULATOR, '--help'], { cwd: folder })
  match(help, new RegExp(`default ${new URL(env['VOD_ENDPOINT'] ?? '').port}\\)`), 'the port of vod-emulator')
  await run('sh', ['-c', compile], { cwd: folder })
  return folder
}

/** A running app. */
interface Walk {
  readonly way: Way
  readonly quickStart: QuickStart
  readonly app: RunningApp
}

/** The media does not exist. */
async function missMedia(walk: Walk): Promise<void> {
  strictEqual(anonymous(await curlApp(walk)), walk.quickStart.output)
}

/** VOD is gone. Stops the app. */
async function missVod(walk: Walk): Promise<void> {
  const printed = await curlApp(walk)
  const { stderr } = await walk.app.stop()
  const { curl, log } = walk.quickStart
  const expected = log.replace(pathOf(curl), pathOf(walk.way.path ?? curl))
  strictEqual(anonymous(stderr.trim()), anonymous(expected))
  strictEqual(stderr.includes(`requestId=${JSON.parse(printed).requestId},`), true, 'the id in the log')
}

/** Runs the command of the README against the app. */
async function curlApp({ app, way, quickStart: { curl } }: Walk): Promise<string> {
  const command = way.path ? `curl '${APP}${way.path}'` : curl
  return await run('sh', ['-c', `${command.replace(APP, app.origin)} --silent --max-time 10`], { cwd: '.' })
}

/** The path of the URL in a command, or of a path with a query. */
function pathOf(text: string): string {
  return new URL(/http:\S+/.exec(text)?.[0] ?? text, APP).pathname
}

/** Without what differs each time: request ids, and ports. */
function anonymous(text: string): string {
  return text
    .replace(/[\da-f]{8}-[\da-f-]{27}/g, '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a')
    .replace(/(127\.0\.0\.1):\d+/g, '$1')
}

async function problemOf(attempt: Promise<unknown>): Promise<string> {
  return await attempt.then(() => '', String)
}

function resultOf(problems: readonly string[]): WalkthroughResult {
  const named = WAYS.map(({ name }, index) => ({ name, problem: problems[index] ?? '' }))
  return {
    lines: named.map(({ name, problem }) => `${problem === '' ? 'ok ' : 'RED'}  ${name}`),
    problems: named.flatMap(({ name, problem }) =>
      problem === '' ? [] : [`quick start, ${name}: ${problem}`],
    ),
  }
}
