import pino from 'pino'
import { readOptions } from '../src/options.ts'
import { pages, runTable, suggestions } from '../src/run.ts'
import { type Servers, startServers } from '../src/servers.ts'

const SILENT = pino({ enabled: false })
const FREE = { emulator: 0, express: 0, koa: 0 }
const started: Servers[] = []
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(async () => {
  jest.restoreAllMocks()
  await Promise.all(started.splice(0).map(({ close }) => close()))
})

async function open(): Promise<Servers> {
  const servers = await startServers({ ports: FREE }, SILENT)
  started.push(servers)
  return servers
}

test('prints a matching row for each documented code, and the progress', async () => {
  const servers = await open()
  const lines: string[] = []
  const steps: string[] = []
  expect(
    await runTable(servers, { print: (text) => lines.push(text), progress: (text) => steps.push(text) }),
  ).toBe(0)
  const rows = lines.join('\n').split('\n')
  expect(rows.filter((row) => row.endsWith('in both       yes'))).toHaveLength(26)
  expect(rows).toContain('26 of 26 codes match the documentation and are the same in both BFFs.')
  expect(steps).toContain('26/26 InvalidRequest')
})

test('counts a code that differs, and prints the difference', async () => {
  const servers = await open()
  servers.emulator.failNext({ code: 'MediaBanned' })
  const lines: string[] = []
  const wrong = await runTable(servers, { print: (text) => lines.push(text), progress: () => {} })
  expect(wrong).toBeGreaterThan(0)
  expect(lines.join('\n')).toContain('VOD sent 403, expected')
})

test('names the addresses to open in a browser', async () => {
  const servers = await open()
  const text = pages(servers, 'http://127.0.0.1:3003')
  expect(text).toMatch(/^Open in a browser:\n {2}http:\/\/127\.0\.0\.1:3003 /)
  expect(text).toContain(`  ${servers.emulator.endpoint}  the console`)
})

test('suggests commands with the actual ports', async () => {
  const servers = await open()
  const text = suggestions(servers)
  for (const origin of [servers.express, servers.koa, servers.emulator.endpoint])
    expect(text).toContain(origin)
})

test.each([
  ['emulator', '--emulator-port'],
  ['express', '--express-port'],
  ['koa', '--koa-port'],
] as const)('reports that the %s port is in use, and how to change it', async (which, flag) => {
  const first = await open()
  const origin = which === 'emulator' ? first.emulator.endpoint : first[which]
  const port = Number(new URL(origin).port)
  await expect(startServers({ ports: { ...FREE, [which]: port } }, SILENT)).rejects.toThrow(
    `Port ${port} is in use. Choose another one (0 picks a free port): npx pnpm@12 start ${flag} 0`,
  )
})

test('parses its flags', () => {
  expect(readOptions(['--once', '--koa-port', '0'])).toEqual({
    once: true,
    ports: { emulator: 3000, express: 3001, koa: 0, web: 3003 },
  })
  expect(readOptions(['--help'])).toBeUndefined()
})

test.each([
  [['--koa-port', 'x'], 'Expected --koa-port to be a port 0–65535, got x'],
  [['--koa-port', '70000'], 'Expected --koa-port to be a port 0–65535, got 70000'],
  [['--nonsense'], 'nonsense'],
])('rejects %j', (args, message) => {
  expect(() => readOptions(args)).toThrow(message)
})
