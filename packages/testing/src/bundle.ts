import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'

/** The folders of the workspace whose sources become part of the bundle. */
const BUNDLED = [
  ...['core', 'express', 'koa', 'emulator', 'opentelemetry', 'prometheus', 'testing'].map(
    (name) => `packages/${name}`,
  ),
  ...['docs', 'examples/express-bff', 'examples/vod-client'],
]

/**
 * Bundles a TypeScript program with what it imports from the workspace, so that processes start it without a loader, in a
 * fraction of the time. Returns the path of the bundle, in `node_modules/.cache` of the program's package. Wherever
 * `import.meta.url` is written, it is the URL of the program.
 */
export function bundle(program: string): string {
  const file = bundles.get(program) ?? write(program)
  bundles.set(program, file)
  return file
}

const bundles = new Map<string, string>()

function write(program: string): string {
  const { outputFiles } = buildSync({ ...OPTIONS, ...optionsOf(program) })
  const code = outputFiles?.[0]?.contents ?? new Uint8Array()
  const name = `${basename(program, '.ts')}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`
  const file = join(packageOf(program), 'node_modules/.cache/programs', name)
  if (!existsSync(file)) writeWhole(file, code)
  return file
}

const OPTIONS: BuildOptions = {
  ...{ bundle: true, write: false, platform: 'node', target: 'node20', format: 'esm', packages: 'external' },
  logLevel: 'error',
}

function optionsOf(program: string): BuildOptions {
  const workspace = folderWith('pnpm-workspace.yaml', program)
  const foreign = dependenciesBeside(packageOf(program), workspace)
  return {
    entryPoints: [program],
    alias: { ...doorsOf(workspace), ...foreign },
    external: Object.values(foreign),
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(program).href),
      // Only CommonJS has it: the file by which the emulator finds its console.
      __dirname: JSON.stringify(join(workspace, 'packages/emulator/src')),
    },
  }
}

/** The doors of the workspace's packages, and the files behind them. */
function doorsOf(workspace: string): Readonly<Record<string, string>> {
  const doors = BUNDLED.map((folder) => join(workspace, folder)).flatMap((folder) => {
    const { name, exports } = manifestOf(folder)
    return Object.entries(exports ?? {}).map(([door, file]) => [name + door.slice(1), join(folder, file)])
  })
  return Object.fromEntries(doors)
}

/** Packages that only core or the emulator can import, and their files: from the bundle's folder they would not be found. */
function dependenciesBeside(folder: string, workspace: string): Readonly<Record<string, string>> {
  const own = manifestOf(folder)
  const files = ['core', 'emulator'].flatMap((other) => {
    const manifest = join(workspace, 'packages', other, 'package.json')
    const names = Object.keys(manifestOf(dirname(manifest)).dependencies ?? {})
    return names
      .filter((name) => !name.startsWith('@vod-errors/'))
      .filter((name) => !own.dependencies?.[name] && !own.devDependencies?.[name])
      .map((name) => [name, createRequire(manifest).resolve(name)] as const)
  })
  return Object.fromEntries(files)
}

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

const packageOf = (file: string) => folderWith('package.json', file)

/** The nearest folder above a path that contains a file of this name. */
function folderWith(name: string, path: string): string {
  const folder = dirname(path)
  return existsSync(join(folder, name)) ? folder : folderWith(name, folder)
}

/** In one step, since another process may bundle the same program. */
function writeWhole(file: string, code: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const part = `${file}.${process.pid}`
  writeFileSync(part, code)
  renameSync(part, file)
}
