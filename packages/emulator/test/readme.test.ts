import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as sdk from '@baiducloud/sdk'
import { request } from '@vod-errors/testing'
import { KIND_FIELDS, TRANSPORT_FIELDS } from '../src/faults/fault.ts'
import * as emulator from '../src/index.ts'
import { BUILT_IN_ERRORS } from './built-in-errors.ts'
import { resetSigningClock } from './sdk-clients.ts'

const README = readFileSync(join(__dirname, '../README.md'), 'utf8')
const GUIDE = readFileSync(join(__dirname, '../../../docs/guides/emulator.md'), 'utf8')

afterEach(resetSigningClock)

/** Returns the cells of each row in the table under a heading of the guide, without its header. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = GUIDE.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
}

const firstCells = (heading: string) => tableUnder(heading).map(([cell = '']) => cell.replaceAll('`', ''))

test('the example prints what the README says', async () => {
  const [, block = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? []
  const promised = [...block.matchAll(/^\/\/ ((?:\d|GET).*)$/gm)].map(([, line]) => line)
  const printed: string[] = []
  const modules = { '@baiducloud/sdk': sdk, '@vod-errors/emulator': emulator }
  const code = block.replace(/^import (\{.*\}) from '(.*)'$/gm, "const $1 = modules['$2']")
  const run = new Function('modules', 'console', `return (async () => { ${code} })()`)
  await run(modules, { log: (...words: unknown[]) => printed.push(words.join(' ')) })
  expect(promised).toHaveLength(4)
  expect(printed.join('\n').split('\n')).toEqual(promised)
})

test('the raw fault in the guide reaches the client unchanged', async () => {
  const [, line = ''] = /`(vod\.failNext\(\{ raw: .*?)`/.exec(GUIDE) ?? []
  expect(line).not.toBe('')
  const vod = emulator.createVodEmulator()
  await vod.start()
  new Function('vod', line)(vod)
  const { status, headers } = await request(`${vod.endpoint}/v2/medias`)
  await vod.stop()
  expect({ status, headers }).toEqual({ status: 500, headers: { 'x-bce-request-id': 'a, b' } })
})

test('the table of built-in errors lists exactly the tested codes', () => {
  const tested = [...new Set(BUILT_IN_ERRORS.map(({ code }) => code))]
  expect([...firstCells('Built-in errors')].sort()).toEqual(tested.sort())
})

test('the table of faults lists exactly the existing kinds and transports with their fields', () => {
  const listed = firstCells('Faults').map((cell) =>
    cell
      .replace(/: \{[^}]*\}/g, '')
      .replace(/[{}?' ]/g, '')
      .replace('transport:', '')
      .split(','),
  )
  const kinds = Object.entries({ ...KIND_FIELDS, ...TRANSPORT_FIELDS })
  expect(listed).toEqual(kinds.map(([name, fields]) => [name, ...fields]))
})

test('the table of admin routes lists exactly the existing routes', async () => {
  const vod = emulator.createVodEmulator()
  await vod.start()
  const { text } = await request(`${vod.endpoint}/_emulator/`)
  await vod.stop()
  expect([...firstCells('Admin routes')].sort()).toEqual(JSON.parse(text).routes.sort())
})
