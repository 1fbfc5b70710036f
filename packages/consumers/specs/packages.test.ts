import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGES, type Package } from '../src/packages.ts'
import { run, runNode } from '../src/run.ts'
import { useProject } from '../src/use-project.ts'

/** The bounds of a tarball. */
interface Bounds {
  /** The maximum unpacked size without the changelog, which grows with every release. */
  readonly kibibytes: number
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
    dependencies: ['http-errors'],
    extras: ['catalog.json', 'catalog.schema.json'],
  },
  express: { kibibytes: 20, dependencies: CORE },
  koa: { kibibytes: 28, dependencies: CORE },
  browser: { kibibytes: 160, dependencies: [] },
  opentelemetry: { kibibytes: 40, dependencies: CORE },
  prometheus: {
    kibibytes: 36,
    dependencies: CORE,
    extras: ['alerts/vod-errors.yaml', 'grafana/vod-errors.json'],
  },
  emulator: {
    kibibytes: 440,
    dependencies: ['@baiducloud/sdk', '@vod-errors/core', 'find-my-way'],
    extras: readdirSync(join(__dirname, '../../emulator/console')).map((name) => `console/${name}`),
  },
}

/** Scripts that npm runs on the consumer's machine. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

const CONSUMERS = join(__dirname, '..')

test('every package has its bounds', () => {
  expect(Object.keys(BOUNDS).sort()).toEqual(PACKAGES.map(({ shortName }) => shortName).sort())
})

test('attw finds no problems in any package', async () => {
  const printed = await runNode(CONSUMERS, 'src/attw.mjs', ...PACKAGES.map(({ tarball }) => tarball))
  expect(JSON.parse(printed)).toEqual(PACKAGES.map(() => []))
})

describe.each(PACKAGES)('$name', ({ name, shortName, folder, manifest, tarball }) => {
  const project = useProject(name)
  const { kibibytes, dependencies, extras = [] } = BOUNDS[shortName] ?? noBounds(name)
  const home = join(project.folder, 'node_modules', name)
  const packed = (file: string) => readFileSync(join(home, file), 'utf8')

  test('publint finds no problems', async () => {
    await run(CONSUMERS, 'node_modules/.bin/publint', '--strict', tarball)
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
    const declared = JSON.parse(packed('package.json')).dependencies ?? {}
    expect(Object.keys(declared)).toEqual(dependencies)
    // `core/host` may change in a minor release.
    expect(declared['@vod-errors/core'] ?? '~').toMatch(/^~/)
    for (const dependency of dependencies) expect(packed('README.md')).toContain(dependency)
  })

  test('loads in an empty project with import and require, through every door', async () => {
    const doors = Object.keys(manifest.exports ?? {}).filter((door) => !door.endsWith('.json'))
    const paths = JSON.stringify(doors.map((door) => name + door.slice(1)))
    await runNode(project.folder, '-e', `${paths}.map(require)`)
    await runNode(project.folder, '-e', `Promise.all(${paths}.map((path) => import(path)))`)
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
