import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TEXT = readFileSync(join(__dirname, '../grafana/vod-errors.json'), 'utf8')

/** The dashboard, and mistakes that Grafana's schema rules out. */
const DASHBOARDS: Readonly<Record<string, string>> = {
  dashboard: TEXT,
  unknownKey: TEXT.replace('"refresh"', '"refreshes"'),
  unknownPanel: TEXT.replace('"bargauge"', '"barGauge"'),
  wrongEnum: TEXT.replace('"mode": "multi"', '"mode": "many"'),
  wrongNumber: TEXT.replace('"graphTooltip": 1', '"graphTooltip": 7'),
  textForNumber: TEXT.replace('"decimals": 0', '"decimals": "0"'),
  missingPosition: TEXT.replace('"h": 8', '"height": 8'),
  wrongVariable: TEXT.replace('"type": "query"', '"type": "Query"'),
}

/** Compiles each dashboard as a literal of Grafana's type. Returns the compiler's output. */
function compile(folder: string): Promise<string> {
  const files = Object.entries(DASHBOARDS).map(([name, json]) => {
    const file = join(folder, `${name}.ts`)
    const type = JSON.stringify(join(__dirname, 'dashboard-json.ts'))
    writeFileSync(
      file,
      `import type { DashboardJson } from ${type}\nexport const json: DashboardJson = ${json}`,
    )
    return file
  })
  const tsc = join(__dirname, '../../../node_modules/typescript/bin/tsc')
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions', '--types', '']
  const options = ['--module', 'nodenext', '--target', 'es2022', ...flags]
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, ...options, ...files], { cwd: folder }, (_error, stdout) =>
      resolve(stdout),
    )
  })
}

const folder = mkdtempSync(join(tmpdir(), 'grafana-schema-'))
let output = ''
beforeAll(async () => {
  output = await compile(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const errorsOf = (name: string) => output.split('\n').filter((line) => line.startsWith(`${name}.ts(`))

test('the dashboard has the types that Grafana publishes', () => {
  expect(errorsOf('dashboard')).toEqual([])
})

test.each(Object.keys(DASHBOARDS).slice(1))('%s is no dashboard', (name) => {
  expect(DASHBOARDS[name]).not.toBe(TEXT)
  expect(errorsOf(name)).not.toEqual([])
})
