import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT, readText } from './blocks.ts'

/** The oldest version that is supported, and the one of the repository. */
const COMPILERS = {
  '5.0': join(dirname(require.resolve('typescript-5.0/package.json')), 'bin/tsc'),
  newest: join(ROOT, 'node_modules/typescript/bin/tsc'),
}
const PACKAGES = ['core', 'express', 'koa', 'emulator', 'opentelemetry', 'prometheus']

/** In the package, so that imports find its dependencies. */
const folder = mkdtempSync(join(__dirname, 'snippets-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The one error. */
const MISSPELLED = `import { vodErrorHandler } from '@vod-errors/express'
vodErrorHandler({ messages: { MediaNotFond: 'Gone.' } })
`

/** The apps of the README and of the package for Koa as TypeScript modules, by file name. */
function quickStarts(): Readonly<Record<string, string>> {
  const appOf = (page: string) => /^```js\n(import [\s\S]*?)^```$/m.exec(readText(page))?.[1] ?? ''
  return { 'express.ts': appOf('README.md'), 'koa.ts': appOf('packages/koa/README.md') }
}

const options = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2023'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noImplicitAny: false,
}

/** Writes the declarations of the packages, as a build does. */
function writeDeclarations(): void {
  const doors = PACKAGES.flatMap((name) => [
    `${name}/src/index.ts`,
    ...['host', 'catalog'].map((door) => `${name}/src/${door}.ts`),
  ])
  const sources = doors.filter((door) =>
    readdirSync(join(ROOT, 'packages', dirname(door))).includes(door.replace(/.*\//, '')),
  )
  const compilerOptions = {
    rootDir: join(ROOT, 'packages'),
    outDir: join(folder, 'types'),
    noEmit: false,
    emitDeclarationOnly: true,
    declaration: true,
  }
  writeFileSync(
    join(folder, 'tsconfig.types.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.base.json'),
      compilerOptions,
      files: [
        join(ROOT, 'examples/vod-client/src/baiducloud-sdk.d.ts'),
        ...sources.map((source) => join(ROOT, 'packages', source)),
      ],
    }),
  )
  execFileSync(process.execPath, [COMPILERS.newest, '-p', join(folder, 'tsconfig.types.json')], {
    encoding: 'utf8',
  })
}

function writeProgram(): void {
  mkdirSync(join(folder, 'readme'))
  for (const [name, text] of Object.entries(quickStarts())) {
    if (!text.includes('app.listen(3000)')) throw new Error(`Expected the app of ${name}`)
    writeFileSync(join(folder, 'readme', name), text)
  }
  writeFileSync(join(folder, 'readme/misspelled.ts'), MISSPELLED)
  writeFileSync(join(folder, 'sdk.d.ts'), "declare module '@baiducloud/sdk'")
  const paths = Object.fromEntries(
    PACKAGES.flatMap((name) => [
      [`@vod-errors/${name}`, [`./types/${name}/src/index.d.ts`]],
      [`@vod-errors/${name}/*`, [`./types/${name}/src/*.d.ts`]],
    ]),
  )
  const compilerOptions = { ...options, noEmit: true, allowImportingTsExtensions: true, paths }
  const include = ['sdk.d.ts', 'readme/*.ts', '../../src/**/*.ts']
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }))
}

beforeAll(() => {
  writeDeclarations()
  writeProgram()
}, 180_000)

test.each(Object.entries(COMPILERS))(
  'TypeScript %s compiles the README and the guides, and finds a misspelled code',
  (_version, tsc) => {
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], {
      encoding: 'utf8',
      timeout: 150_000,
    })
    const errors = stdout.match(/^.*error TS\d+/gm) ?? []
    expect(errors).toEqual([expect.stringMatching(/readme\/misspelled\.ts\(2,31\): error TS2322$/)])
  },
  180_000,
)
