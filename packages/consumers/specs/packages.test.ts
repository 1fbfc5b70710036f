import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGES, type Package } from '../src/packages.ts'
import { run, runNode } from '../src/run.ts'
import { useProject } from '../src/use-project.ts'

/** The bounds of a tarball. */
interface Bounds {
  /** The maximum unpacked size without the changelog, which grows with every release. */
  readonly kibibytes: number
  /**
   * The maximum CPU time of a process that imports or requires the package, in multiples of that of a bare Node. It catches a
   * heavy dependency, but not a slow machine.
   */
  readonly times: number
  /** All runtime dependencies. The package's README gives the reason for each. */
  readonly dependencies: readonly string[]
  /** Files other than code, README, changelog, and license. */
  readonly extras?: readonly string[]
}

const CORE = ['@vod-errors/core']

const BOUNDS: Readonly<Record<string, Bounds>> = {
  core: {
    // 768 of them for the code, its types, and five languages, 192 for the catalog as data, which no code loads.
    kibibytes: 960,
    times: 5,
    dependencies: ['http-errors'],
    extras: ['catalog.json', 'catalog.schema.json'],
  },
  express: { kibibytes: 20, times: 6, dependencies: CORE },
  koa: { kibibytes: 28, times: 6, dependencies: CORE },
  browser: { kibibytes: 160, times: 3, dependencies: [] },
  opentelemetry: { kibibytes: 40, times: 6, dependencies: CORE },
  prometheus: {
    kibibytes: 36,
    times: 6,
    dependencies: CORE,
    extras: ['alerts/vod-errors.yaml', 'grafana/vod-errors.json'],
  },
  emulator: {
    kibibytes: 440,
    times: 11,
    dependencies: ['@baiducloud/sdk', '@vod-errors/core', 'find-my-way'],
    extras: readdirSync(join(__dirname, '../../emulator/console')).map((name) => `console/${name}`),
  },
}

/** Scripts that npm runs on the consumer's machine. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

/** Prints the CPU time of the process in milliseconds. Unlike wall time, it barely depends on the load of the machine. */
const PRINT = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)'

test('every package has its bounds', () => {
  expect(Object.keys(BOUNDS).sort()).toEqual(PACKAGES.map(({ shortName }) => shortName).sort())
})

/** The time of a bare Node. */
let bare: number | undefined

describe.each(PACKAGES)('$name', ({ name, shortName, folder, manifest, tarball }) => {
  const project = useProject(name)
  const { kibibytes, times, dependencies, extras = [] } = BOUNDS[shortName] ?? noBounds(name)
  const home = join(project.folder, 'node_modules', name)
  const packed = (file: string) => readFileSync(join(home, file), 'utf8')

  test.each([['publint', '--strict'], ['attw']])('%s finds no problems', async (command, ...flags) => {
    await run(join(__dirname, '..'), `node_modules/.bin/${command}`, ...flags, tarball)
  })

  test('contains code and declarations of each source in both module systems, and nothing else', () => {
    const expected = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', ...extras, ...builtFrom(folder)]
    expect(filesIn(home).sort()).toEqual(expected.sort())
  })

  test('is no larger than its bound', () => {
    const sizes = filesIn(home).map((path) => (path === 'CHANGELOG.md' ? 0 : statSync(join(home, path)).size))
    expect(sizes.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThan(kibibytes)
  })

  test('has a manifest that registries, bundlers, and both module systems understand', () => {
    const published = JSON.parse(packed('package.json'))
    const directory = `packages/${shortName}`
    expect(published).toMatchObject({
      ...{ type: 'module', license: 'MIT', sideEffects: false, engines: { node: '>=20' } },
      publishConfig: { access: 'public' },
      keywords: expect.arrayContaining(['vod']),
      homepage: expect.stringMatching(new RegExp(`/${directory}$`)),
      bugs: expect.stringMatching(/^https:/),
      repository: { directory },
    })
    expect(published.exports).toEqual(exportsOf(manifest.exports))
    expect(INSTALL_SCRIPTS.filter((script) => script in (published.scripts ?? {}))).toEqual([])
    expect(JSON.stringify(published)).not.toContain('workspace:')
  })

  test('has no dependencies but those that its README explains', () => {
    expect(Object.keys(JSON.parse(packed('package.json')).dependencies ?? {})).toEqual(dependencies)
    for (const dependency of dependencies) expect(packed('README.md')).toContain(dependency)
  })

  test('loads in an empty project with import and require, through every door', async () => {
    const doors = Object.keys(manifest.exports ?? {}).filter((door) => !door.endsWith('.json'))
    const paths = JSON.stringify(doors.map((door) => name + door.slice(1)))
    await runNode(project.folder, '-e', `${paths}.map(require)`)
    await runNode(project.folder, '-e', `Promise.all(${paths}.map((path) => import(path)))`)
  })

  test('loads in time', async () => {
    bare ??= await timeOf(project.folder, PRINT)
    const required = await timeOf(project.folder, `require('${name}'); ${PRINT}`)
    const imported = await timeOf(project.folder, `import('${name}').then(() => { ${PRINT} })`)
    expect(Math.max(required, imported) / bare).toBeLessThan(times)
  })
})

function filesIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => !path.startsWith('node_modules') && statSync(join(folder, path)).isFile())
}

function noBounds(name: string): never {
  throw new Error(`Expected BOUNDS to have ${name}`)
}

/** What a build makes of the sources: `here.cts` becomes `here.cjs` and `here.d.cts`. */
function builtFrom(folder: string): readonly string[] {
  const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
  const modules = sources.filter((path) => /(?<!\.d)\.c?ts$/.test(path))
  const built = ['esm', 'cjs'].flatMap((system) =>
    modules.flatMap((path) =>
      ['.$1js', '.d.$1ts'].map((ending) => `dist/${system}/${path.replace(/\.(c?)ts$/, ending)}`),
    ),
  )
  return [...built, 'dist/cjs/package.json']
}

/** Each door of the tree with code and types for each module system; data is exported as it is. */
function exportsOf(doors: Package['manifest']['exports'] = {}): object {
  const built = (source: string, system: string) => {
    const path = source.replace('./src', `./dist/${system}`).replace(/ts$/, '')
    return { types: `${path}d.ts`, default: `${path}js` }
  }
  const entries = Object.entries(doors).map(([door, source]) => [
    door,
    source.endsWith('.ts') ? { import: built(source, 'esm'), require: built(source, 'cjs') } : source,
  ])
  return Object.fromEntries(entries)
}

/** The least of three fresh processes. */
async function timeOf(folder: string, code: string): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < 3; time++) times.push(Number(await runNode(folder, '-e', code)))
  return Math.min(...times)
}
