import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(__dirname, '../../..')

const CORE_ALONE = 'Core imports no workspace package and no framework'
const ONE_DOOR = 'Never a path inside another package'
const NO_IMPORT = 'The browser package imports nothing'
const TYPE_ONLY = 'Import the framework as a type only'

const REFUSED = [
  ['packages/core/src/a.ts', "export { x } from '@vod-errors/express'", CORE_ALONE],
  ['packages/core/src/a.ts', "export type { Request } from 'express'", CORE_ALONE],
  ['packages/core/src/catalog/a.ts', "export type { Context } from 'koa'", CORE_ALONE],
  ['packages/core/src/a.ts', "export { x } from '../../koa/src/index.ts'", ONE_DOOR],
  ['packages/express/src/a.ts', "export { x } from '@vod-errors/koa'", 'never adapter to adapter'],
  [
    'packages/koa/src/a.ts',
    "export { x } from '@vod-errors/core/src/read-unknown.ts'",
    'An adapter imports core',
  ],
  ['packages/koa/src/a.ts', "export { x } from '../../core/src/read-unknown.ts'", ONE_DOOR],
  ['packages/express/src/a.ts', "import express from 'express'\nexport const x = express()", TYPE_ONLY],
  ['packages/koa/src/a.ts', "import Koa from 'koa'\nexport const x = new Koa()", TYPE_ONLY],
  ['packages/emulator/src/a.ts', "export { x } from '@vod-errors/core/src/read-unknown.ts'", ONE_DOOR],
  ['packages/browser/src/a.ts', "export { en } from '@vod-errors/core/catalog'", NO_IMPORT],
  ['packages/browser/src/a.ts', "export { en } from '../../core/src/catalog.ts'", NO_IMPORT],
  ['packages/browser/src/a.ts', "export { join } from 'node:path'", NO_IMPORT],
  ['packages/browser/src/a.ts', "export { default as axios } from 'axios'", NO_IMPORT],
  [
    'packages/emulator/src/a.ts',
    "export { x } from '@vod-errors/express'",
    'the emulator, the exporters and the battery depend on no adapter',
  ],
  ['packages/opentelemetry/src/a.ts', "export { x } from '@vod-errors/express'", 'Only core may be imported'],
  [
    'packages/prometheus/src/a.ts',
    "export { x } from '@vod-errors/opentelemetry'",
    'Only core may be imported',
  ],
  ['packages/prometheus/src/a.ts', "export { x } from '../../core/src/read-unknown.ts'", ONE_DOOR],
  ['packages/express/src/a.ts', "export { x } from '../../prometheus/src/index.ts'", ONE_DOOR],
  ['examples/koa-bff/src/a.ts', "export { x } from '../../core/src/index.ts'", ONE_DOOR],
  ['packages/bench/src/a.ts', "export { x } from '../../core/src/read-unknown.ts'", ONE_DOOR],
] as const

const ALLOWED = [
  ['packages/express/src/a.ts', "export { toVodError } from '@vod-errors/core'"],
  ['packages/express/src/a.ts', "export type { Request } from 'express'"],
  [
    'packages/koa/src/a.ts',
    "import type { Context } from 'koa'\nexport const x = (ctx: Context) => ctx.path",
  ],
  ['packages/core/src/catalog/a.ts', "export { read } from '../read-unknown.ts'"],
  ['packages/emulator/src/a.ts', "export { CATALOG } from '@vod-errors/core'"],
  ['packages/browser/src/a.ts', "export { countdown } from './countdown.ts'"],
  ['packages/browser/generate/a.ts', "export { en } from '@vod-errors/core/catalog'"],
  [
    'packages/prometheus/src/a.ts',
    "export { Counter } from 'prom-client'\nexport { subscribeTo } from '@vod-errors/core/host'",
  ],
] as const

/** An error that biome finds in a file. */
interface Finding {
  readonly message: string
  readonly location: { readonly path: string }
}

const tree = mkdtempSync(join(tmpdir(), 'fence-'))
afterAll(() => rmSync(tree, { recursive: true }))
const findings = lint([...REFUSED, ...ALLOWED].map(([file, line], index) => [pathOf(file, index), line]))

/** Each line has a file of its own, so that one run checks them all. */
function pathOf(file: string, index: number): string {
  return file.replace(/\ba\.ts$/, `a${index}.ts`)
}

/** Lints each line of code as that file, in a folder with the project's lint rules. */
function lint(lines: readonly (readonly [file: string, line: string])[]): readonly Finding[] {
  const rules = readFileSync(join(ROOT, 'biome.jsonc'), 'utf8').replace(/^\s*"vcs".*\n/m, '')
  writeFileSync(join(tree, 'biome.jsonc'), rules)
  cpSync(join(ROOT, '.biome'), join(tree, '.biome'), { recursive: true })
  for (const [file, line] of lines) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), `${line}\n`)
  }
  const args = [
    'lint',
    '--diagnostic-level=error',
    '--reporter=json',
    '--max-diagnostics=none',
    'packages',
    'examples',
  ]
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, { cwd: tree, encoding: 'utf8' })
  return JSON.parse(stdout).diagnostics
}

const errorsIn = (path: string) =>
  findings.filter(({ location }) => location.path === path).map(({ message }) => message)

test.each(
  REFUSED.map(([file, line, reason], index) => ({
    file,
    line,
    reason,
    errors: errorsIn(pathOf(file, index)),
  })),
)('$file must not contain: $line', ({ reason, errors }) => {
  expect(errors.join(' ')).toContain(reason)
})

test.each(
  ALLOWED.map(([file, line], index) => ({
    file,
    line,
    errors: errorsIn(pathOf(file, REFUSED.length + index)),
  })),
)('$file may contain: $line', ({ errors }) => {
  expect(errors).toEqual([])
})
