import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transformFileSync } from '@swc/core'

const SOURCE = join(__dirname, '../../src')

/** Where unknown values are read: how often depends on the value. */
const READING = /^(?:read-unknown|normalize\/|vod-error\/(?:request-id|retry-after))/

const IMPORT_OF_TYPESCRIPT = /(from ['"][^'"]+)\.ts(['"])/g

/** Writes the modules of core as plain ESM, one for each source. */
function writeModules(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((each) => each.endsWith('.ts'))) {
    const { code } = transformFileSync(join(SOURCE, name), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    })
    const target = join(folder, name.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, code.replace(IMPORT_OF_TYPESCRIPT, '$1.js$2'))
  }
}

let folder = ''
beforeAll(() => {
  // Beside the test, so that http-errors is found.
  folder = realpathSync(mkdtempSync(join(__dirname, 'core-')))
  writeModules(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a VOD error passes through at most 18 files and 60 calls, reading unknown values aside', () => {
  const program = join(__dirname, 'trace-calls.mjs')
  const output = execFileSync(process.execPath, [program, folder], { encoding: 'utf8' })
  const calls: [file: string, count: number][] = Object.entries(JSON.parse(output))
  const stations = calls.filter(([file]) => !READING.test(file))
  const total = stations.reduce((sum, [, count]) => sum + count, 0)
  expect(stations.map(([file]) => file)).toContain('respond.js')
  expect(stations.length).toBeLessThanOrEqual(18)
  expect(total).toBeLessThanOrEqual(60)
})
