import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(__dirname, '../../..')

/** A folder with the project's lint rules. */
const tree = mkdtempSync(join(tmpdir(), 'fence-'))
beforeAll(() => {
  const rules = readFileSync(join(ROOT, 'biome.jsonc'), 'utf8').replace(/^\s*"vcs".*\n/m, '')
  writeFileSync(join(tree, 'biome.jsonc'), rules)
  cpSync(join(ROOT, '.biome'), join(tree, '.biome'), { recursive: true })
})
afterAll(() => rmSync(tree, { recursive: true }))

/** Lints one line of code as that file. */
function lint(file: string, line: string): { hasErrors: boolean; output: string } {
  const path = join(tree, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${line}\n`)
  const biome = join(ROOT, 'node_modules/.bin/biome')
  const args = ['lint', '--diagnostic-level=error', file]
  const { status, stdout, stderr } = spawnSync(biome, args, { cwd: tree, encoding: 'utf8' })
  return { hasErrors: status !== 0, output: stdout + stderr }
}

const CORE_ALONE = 'Core imports no workspace package and no framework'
const ONE_DOOR = 'Never a path inside another package'
const NO_IMPORT = 'The browser package imports nothing'
const TYPE_ONLY = 'Import the framework as a type only'

test.each([
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
])('%s must not contain: %s', (file, line, reason) => {
  const { hasErrors, output } = lint(file, line)
  expect(output.replace(/\s+/g, ' ')).toContain(reason)
  expect(hasErrors).toBe(true)
})

test.each([
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
])('%s may contain: %s', (file, line) => {
  expect(lint(file, line)).toMatchObject({ hasErrors: false })
})
