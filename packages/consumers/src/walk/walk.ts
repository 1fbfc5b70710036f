import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pMap from 'p-map'
import { type Emulator, installEmulator, startEmulator } from '../consumer/emulator.ts'
import { install, makeProject, write } from '../consumer/project.ts'
import { startApp } from '../consumer/start-app.ts'
import { toCommonJs } from '../consumer/to-common-js.ts'
import type { Complaints } from '../empty-folder.ts'
import { ROOT } from '../root.ts'
import { run } from '../run.ts'
import { filesFor, type Tarball } from '../tarball.ts'
import { installed, type Readme, readReadme } from './readme.ts'
import { STEPS, type Step } from './steps.ts'

/** What a newcomer met. */
export interface Walked {
  /** To print, one a thing that was tried. */
  readonly lines: readonly string[]
  readonly complaints: Complaints
}

/** A framework, as the README introduces it. */
interface Path {
  readonly heading: 'Express' | 'Koa'
  /** The request that the README's app fails. */
  readonly failing: string
}

const PATHS: readonly Path[] = [
  { heading: 'Express', failing: '/media/mda-unknown' },
  { heading: 'Koa', failing: '/?mediaId=mda-unknown' },
]

/**
 * Walks as a newcomer does: an empty project for each framework, what the README says to install, and the README's blocks
 * pasted into `app.mjs`, `app.cjs` (its imports as `require`) and `app.ts`, which are started and asked. The blocks on
 * options are pasted into the TypeScript app.
 */
export async function walk(work: string, tarballs: readonly Tarball[]): Promise<Walked> {
  const readme = readReadme(await readFile(join(ROOT, 'README.md'), 'utf8'))
  const emulatorFolder = await installEmulator(join(work, 'walk'), tarballs)
  const tried = await pMap(
    PATHS,
    async (path) => {
      const emulator = await startEmulator(emulatorFolder, process.execPath)
      const folder = join(work, `walk/${path.heading}`)
      try {
        return await walkPath({ path, readme, folder, tarballs, emulator })
      } finally {
        await emulator.stop()
      }
    },
    { concurrency: 2 },
  )
  const all = tried.flat()
  return {
    lines: all.map(({ name, complaint }) => `${complaint === '' ? 'ok ' : 'RED'}  ${name}`),
    complaints: all
      .filter(({ complaint }) => complaint !== '')
      .map(({ name, complaint }) => `${name}: ${complaint}`),
  }
}

interface Walk {
  readonly path: Path
  readonly readme: Readme
  readonly folder: string
  readonly tarballs: readonly Tarball[]
  readonly emulator: Emulator
}

interface Tried {
  readonly name: string
  readonly complaint: string
}

async function walkPath(walk: Walk): Promise<readonly Tried[]> {
  const { path, readme, folder, tarballs } = walk
  await makeProject(folder)
  const names = installed(readme.blocks('sh', path.heading)[0] ?? '')
  const ours = filesFor(names, tarballs)
  await install(folder, [
    ...ours,
    ...names.filter((name) => !tarballs.some((tarball) => tarball.name === name)),
  ])
  const [app = ''] = readme.blocks('js', path.heading)
  await write(folder, { 'app.mjs': app, 'app.cjs': toCommonJs(app) })
  const [first] = STEPS
  const plain = first ? [await tryStep(walk, 'app.mjs', first), await tryStep(walk, 'app.cjs', first)] : []
  const steps = STEPS.filter(({ isWhole }) => !isWhole || path.heading === 'Express')
  await compile(walk, app, steps)
  const typed: Tried[] = []
  for (const [index, step] of steps.entries()) typed.push(await tryStep(walk, `dist/app-${index}.js`, step))
  return [...plain, ...typed]
}

/** Types, the compiler, and a file for each step. @throws {Error} of the compiler's. */
async function compile({ readme, folder, path }: Walk, app: string, steps: readonly Step[]): Promise<void> {
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

/** The app with a block of options in place of its bare handler. */
function paste({ heading, index = 0, isWhole }: Step, app: string, readme: Readme): string {
  if (heading === undefined) return app
  const block = readme.blocks('js', heading)[index] ?? ''
  return app.replace(/^app\.use\(vodErrorHandler\(\)\).*$/m, () =>
    isWhole ? block : `${block}app.use(handler)`,
  )
}

async function tryStep({ path, folder, emulator }: Walk, file: string, step: Step): Promise<Tried> {
  const name = `${path.heading}, ${file}: ${step.heading ?? 'the app'}`
  try {
    const app = await startApp({ node: process.execPath, folder, file, env: emulator.env })
    await step.check({ app, emulator }, path.failing).finally(app.stop)
    return { name, complaint: '' }
  } catch (error) {
    return { name, complaint: String(error) }
  }
}
