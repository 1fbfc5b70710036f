import { type BffLog, openBffLog } from '../src/bff-log.ts'
import { addresses, type Demo, runTable, showExample, suggestions } from '../src/run.ts'
import { startServers } from '../src/servers.ts'
import { type FakeTerminal, fakeTerminal } from './fake-terminal.ts'

const FREE = { emulator: 0, express: 0, koa: 0 }
const WEB = 'http://127.0.0.1:65535'

interface OpenDemo extends Demo {
  readonly terminal: FakeTerminal
  readonly log: BffLog
}
const opened: OpenDemo[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ servers }) => servers.close()))
})

async function open({ hasColors = true, verbose = false } = {}): Promise<OpenDemo> {
  const terminal = fakeTerminal(hasColors)
  const log = openBffLog(terminal, { verbose })
  const servers = await startServers({ ports: FREE }, log.logger)
  const demo = { servers, log, terminal }
  opened.push(demo)
  return demo
}

/** Everything that the demo prints until it waits for Ctrl-C, and the log of the requests that it suggests. */
async function runAll(demo: OpenDemo): Promise<void> {
  const { servers, log, terminal } = demo
  terminal.print(addresses(servers, WEB))
  await runTable(demo)
  await showExample(demo)
  log.follow()
  terminal.print(suggestions(servers))
  await makeSuggestedRequests(demo)
}

/** Makes the requests that the demo suggests, one after the other. */
async function makeSuggestedRequests({ servers }: OpenDemo): Promise<void> {
  const text = suggestions(servers).replace(/\\\n/g, '')
  for (const [, options = '', url = ''] of text.matchAll(/curl (.*?)(http:\S+)/g))
    if (!url.includes('_emulator')) await fetch(url, { method: options.includes('POST') ? 'POST' : 'GET' })
}

test('prints a line for each documented code: VOD → both BFFs, the fault, the log level, and the requestId', async () => {
  const demo = await open()
  expect(await runTable(demo)).toBe(0)
  const rows = demo.terminal.lines().filter((line) => line.startsWith('✓'))
  expect(rows).toHaveLength(26)
  const mediaNotFound = rows.find((row) => row.includes(' MediaNotFound '))
  expect(mediaNotFound).toMatch(/^✓ MediaNotFound +404 → 404 +404 {2}caller +info +[0-9a-f]{8}$/)
  expect(rows[0]).toMatch(/^✓ AccessDenied +403 → 403 +403 {2}operator {2}error {2}[0-9a-f]{8}$/)
  expect(demo.terminal.lines()).toContain(
    '26 of 26 codes match the documentation and are the same in both BFFs.',
  )
})

test('prints no line wider than 80 columns', async () => {
  const demo = await open()
  await runAll(demo)
  demo.servers.emulator.failNext({ code: `BrandNew${'x'.repeat(80)}`, status: 404 })
  await fetch(`${demo.servers.koa}/media/${'m'.repeat(80)}`)
  const lines = demo.terminal.lines()
  expect(lines.length).toBeGreaterThan(50)
  expect(lines.filter((line) => line.length > 80)).toEqual([])
})

test('counts a code that differs, and prints the difference in the width of the terminal', async () => {
  const demo = await open()
  demo.servers.emulator.failNext({ code: 'MediaBanned' })
  expect(await runTable(demo)).toBeGreaterThan(0)
  const lines = demo.terminal.lines()
  expect(lines).toContain('    Express sent 403, expected 400')
  expect(lines.filter((line) => line.startsWith('✗'))).not.toEqual([])
  expect(lines.filter((line) => line.length > 80)).toEqual([])
})

test('counts a code that is not logged', async () => {
  const demo = await open()
  const log = { ...demo.log, take: () => [] }
  expect(await runTable({ ...demo, log })).toBe(26)
  expect(demo.terminal.lines()).toContain('    Koa logged 0 lines, expected one')
})

describe('colors', () => {
  test.each([
    ['are used on a terminal that has them', true, true],
    ['are not used on a terminal without them, or with NO_COLOR', false, false],
    ['are not used in a pipe', undefined, false],
  ])('%s', (_name, hasColors, isColored) => {
    expect(fakeTerminal(hasColors).paint('red', 'text')).toBe(isColored ? '\u001b[31mtext\u001b[39m' : 'text')
  })
})

describe('the log', () => {
  test('shows a short line for each suggested request that fails', async () => {
    const demo = await open()
    demo.log.follow()
    await makeSuggestedRequests(demo)
    expect(demo.terminal.lines()).toEqual([
      expect.stringMatching(
        /^info {3}Koa {6}404 → 404 {2}MediaNotFound {2}\w{8} {2}GET \/media\/mda-unknown$/,
      ),
      expect.stringMatching(
        /^info {3}Express {2}404 → 404 {2}MediaTaskNotFound {2}\w{8} {2}GET \/tasks\/tsk-u/,
      ),
      expect.stringMatching(
        /^info {3}Koa {6}400 → 400 {2}IllegalMediaSessionKey {2}\w{8} {2}POST \/uploads\//,
      ),
      '',
    ])
    expect(demo.terminal.stderr()).toBe('')
  })

  test('shows the example’s response with its line', async () => {
    const demo = await open()
    await showExample(demo)
    const text = demo.terminal.lines().join('\n')
    const [, id = ''] = /"requestId": "(\w{8})-/.exec(text) ?? []
    expect(text).toContain(`info   Koa      404 → 404  MediaNotFound  ${id}  GET /media/mda-unknown`)
  })

  test('wraps a warning, and marks a call without a response', async () => {
    const demo = await open()
    demo.log.follow()
    demo.servers.emulator.failNext({ code: 'BrandNew', status: 404 })
    await fetch(`${demo.servers.koa}/media/mda-1`)
    demo.servers.emulator.failNext({ transport: 'reset', times: 5 })
    await fetch(`${demo.servers.express}/media/mda-1`)
    const text = demo.terminal.lines().join('\n')
    expect(text).toMatch(
      /^warn {3}Koa {6}VOD sent a code .*: BrandNew \(status\n {16}404, requestId=.{36}\)$/m,
    )
    expect(text).toMatch(/^error {2}Express {4}– → 502 {2}UpstreamUnreachable {2}/m)
  })

  test('is JSON on stderr if it is verbose, and not short lines', async () => {
    const demo = await open({ verbose: true })
    demo.log.follow()
    await fetch(`${demo.servers.koa}/media/mda-unknown`)
    const [line = ''] = demo.terminal.stderr().split('\n')
    expect(JSON.parse(line)).toMatchObject({ level: 'info', bff: 'Koa', code: 'MediaNotFound', status: 404 })
    expect(demo.terminal.stdout()).toBe('')
  })
})

test('names the addresses, which it prints first', async () => {
  const { servers } = await open()
  const lines = addresses(servers, WEB).split('\n')
  expect(lines.map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
    ['Emulated VOD', servers.emulator.endpoint],
    ['Express BFF', servers.express],
    ['Koa BFF', servers.koa],
    ['Front end', WEB],
  ])
  expect(addresses(servers)).not.toContain('Front end')
})

test.each([
  ['emulator', '--emulator-port'],
  ['express', '--express-port'],
  ['koa', '--koa-port'],
] as const)('reports that the %s port is in use, and how to change it', async (which, flag) => {
  const { servers, log } = await open()
  const origin = which === 'emulator' ? servers.emulator.endpoint : servers[which]
  const port = Number(new URL(origin).port)
  await expect(startServers({ ports: { ...FREE, [which]: port } }, log.logger)).rejects.toThrow(
    `Port ${port} is in use. Let the system pick a free one:\n  npx pnpm@12 start ${flag} 0`,
  )
})
