import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as sdk from '@baiducloud/sdk'
import { KIND_FIELDS, TRANSPORT_FIELDS } from '../src/faults/fault.ts'
import * as emulator from '../src/index.ts'
import { NATURAL_CAUSES } from './natural-causes.ts'
import { rawRequest } from './raw-request.ts'
import { resetSigningClock } from './sdk-clients.ts'

const README = readFileSync(join(__dirname, '../README.md'), 'utf8')

afterEach(resetSigningClock)

/** The rows of the table under a heading, without its head and the line below it, each as its cells. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = README.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
}

const firstCells = (heading: string) => tableUnder(heading).map(([cell = '']) => cell.replaceAll('`', ''))

test('the example does and prints what the README says', async () => {
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

test('the raw answer of the README reaches the client as it is', async () => {
  const [, [, line = ''] = []] = [...README.matchAll(/```ts\n([\s\S]*?)```/g)]
  const vod = emulator.createVodEmulator()
  await vod.start()
  new Function('vod', line)(vod)
  const { status, headers } = await rawRequest(`${vod.endpoint}/v2/medias`)
  await vod.stop()
  expect({ status, headers }).toEqual({ status: 500, headers: { 'x-bce-request-id': 'a, b' } })
})

test('the table of causes names every code that a test causes, and no other', () => {
  const caused = [...new Set(NATURAL_CAUSES.map(({ code }) => code))]
  expect([...firstCells('What VOD refuses by itself')].sort()).toEqual(caused.sort())
})

test('the table of faults names every kind and every transport with its fields, and no other', () => {
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

test('the table of admin routes names every route, and no other', async () => {
  const vod = emulator.createVodEmulator()
  await vod.start()
  const { text } = await rawRequest(`${vod.endpoint}/_emulator/`)
  await vod.stop()
  expect([...firstCells('Admin routes')].sort()).toEqual(JSON.parse(text).routes.sort())
})
