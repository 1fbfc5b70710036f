import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pMap from 'p-map'
import { type Emulator, installEmulator, startEmulator } from '../consumer/emulator.ts'
import { install, makeProject, write } from '../consumer/project.ts'
import { startApp } from '../consumer/start-app.ts'
import { toCommonJs } from '../consumer/to-common-js.ts'
import type { Problems } from '../empty-folder.ts'
import { ROOT } from '../root.ts'
import { run } from '../run.ts'
import { filesFor, type Tarball } from '../tarball.ts'
import { packagesToInstall, type Readme, readReadme } from './readme.ts'
import { STEPS, type Step } from './steps.ts'

/** The result of the README walkthrough. */
export interface WalkthroughResult {
  /** The lines to print, one per step. */
  readonly lines: readonly string[]
  readonly problems: Problems
}

/** The section of the README about one framework. */
interface Path {
  readonly heading: 'Express' | 'Koa'
  /** A path at which the README's app fails. */
  readonly failing: string
}

const PATHS: readonly Path[] = [
  { heading: 'Express', failing: '/media/mda-unknown' },
  { heading: 'Koa', failing: '/?mediaId=mda-unknown' },
]

/**
 * Follows the README as a newcomer would. For each framework, it creates an empty project, installs the listed packages,
 * and pastes the app into `app.mjs`, `app.cjs` (with `require`) and `app.ts`. It starts each app and checks its responses. The
 * code blocks about options are pasted into the TypeScript app.
 */
export async function walkThrough(work: string, tarballs: readonly Tarball[]): Promise<WalkthroughResult> {
  const readme = readReadme(await readFile(join(ROOT, 'README.md'), 'utf8'))
  const emulatorFolder = await installEmulator(join(work, 'walkthrough'), tarballs)
  const results = await pMap(
    PATHS,
    async (path) => {
      const emulator = await startEmulator(emulatorFolder, process.execPath)
      const folder = join(work, `walkthrough/${path.heading}`)
      try {
        return await tryPath({ path, readme, folder, tarballs, emulator })
      } finally {
        await emulator.stop()
      }
    },
    { concurrency: 2 },
  )
  const all = results.flat()
  return {
    lines: all.map(({ name, problem }) => `${problem === '' ? 'ok ' : 'RED'}  ${name}`),
    problems: all.filter(({ problem }) => problem !== '').map(({ name, problem }) => `${name}: ${problem}`),
  }
}

interface PathOptions {
  readonly path: Path
  readonly readme: Readme
  readonly folder: string
  readonly tarballs: readonly Tarball[]
  readonly emulator: Emulator
}

interface StepResult {
  readonly name: string
  readonly problem: string
}

async function tryPath(options: PathOptions): Promise<readonly StepResult[]> {
  const { path, readme, folder, tarballs } = options
  await makeProject(folder)
  const names = packagesToInstall(readme.blocks('sh', path.heading)[0] ?? '')
  const ours = filesFor(names, tarballs)
  await install(folder, [
    ...ours,
    ...names.filter((name) => !tarballs.some((tarball) => tarball.name === name)),
  ])
  const [app = ''] = readme.blocks('js', path.heading)
  await write(folder, { 'app.mjs': app, 'app.cjs': toCommonJs(app) })
  const [first] = STEPS
  const plain = first
    ? [await tryStep(options, 'app.mjs', first), await tryStep(options, 'app.cjs', first)]
    : []
  const steps = STEPS.filter(({ isWhole }) => !isWhole || path.heading === 'Express')
  await compile(options, app, steps)
  const typed: StepResult[] = []
  for (const [index, step] of steps.entries())
    typed.push(await tryStep(options, `dist/app-${index}.js`, step))
  return [...plain, ...typed]
}

/** Installs the compiler and types, and compiles one file per step. @throws {Error} with the compiler's output. */
async function compile(
  { readme, folder, path }: PathOptions,
  app: string,
  steps: readonly Step[],
): Promise<void> {
  const types = ['@types/node@20', '@types/http-errors', `@types/${path.heading.toLowerCase()}`]
  await install(folder, ['typescript', 'http-errors', ...types])
  const sources = steps.map((step, index) => [`app-${index}.ts`, paste(step, app, readme)])
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    types: ['node'],
    outDir: 'dist',
  }
  await write(folder, {
    ...Object.fromEntries(sources),
    'baiducloud-sdk.d.ts': readme.blocks('ts', 'TypeScript')[0] ?? '',
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
  })
  await run(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: folder })
}

/** The app with a block about options in place of its handler. */
function paste({ heading, index = 0, isWhole }: Step, app: string, readme: Readme): string {
  if (heading === undefined) return app
  const block = readme.blocks('js', heading)[index] ?? ''
  return app.replace(/^app\.use\(vodErrorHandler\(\)\).*$/m, () =>
    isWhole ? block : `${block}app.use(handler)`,
  )
}

async function tryStep(
  { path, folder, emulator }: PathOptions,
  file: string,
  step: Step,
): Promise<StepResult> {
  const name = `${path.heading}, ${file}: ${step.heading ?? 'the app'}`
  try {
    const app = await startApp({ node: process.execPath, folder, file, env: emulator.env })
    await step.check({ app, emulator }, path.failing).finally(app.stop)
    return { name, problem: '' }
  } catch (error) {
    return { name, problem: String(error) }
  }
}
