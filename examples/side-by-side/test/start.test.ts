import pino from 'pino'
import { readOptions } from '../src/options.ts'
import { invitation, runTable } from '../src/run.ts'
import { openStage, type Stage } from '../src/stage.ts'

const SILENT = pino({ enabled: false })
const FREE = { emulator: 0, express: 0, koa: 0 }
const stages: Stage[] = []
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(async () => {
  jest.restoreAllMocks()
  await Promise.all(stages.splice(0).map(({ close }) => close()))
})

async function open(): Promise<Stage> {
  const stage = await openStage({ ports: FREE }, SILENT)
  stages.push(stage)
  return stage
}

test('prints one row a documented code, each as documented, with progress', async () => {
  const stage = await open()
  const lines: string[] = []
  const steps: string[] = []
  expect(
    await runTable(stage, { print: (text) => lines.push(text), progress: (text) => steps.push(text) }),
  ).toBe(0)
  const rows = lines.join('\n').split('\n')
  expect(rows.filter((row) => row.endsWith('in both       yes'))).toHaveLength(26)
  expect(rows).toContain('26 of 26 codes as documented, the same in both BFFs.')
  expect(steps).toContain('26/26 InvalidRequest')
})

test('counts a code that comes out wrong, and says why', async () => {
  const stage = await open()
  stage.emulator.failNext({ code: 'MediaBanned' })
  const lines: string[] = []
  const wrong = await runTable(stage, { print: (text) => lines.push(text), progress: () => {} })
  expect(wrong).toBeGreaterThan(0)
  expect(lines.join('\n')).toContain('VOD answered 403, documented is')
})

test('offers lines to paste, with the ports that were really taken', async () => {
  const stage = await open()
  const text = invitation(stage)
  for (const origin of [stage.express, stage.koa, stage.emulator.endpoint]) expect(text).toContain(origin)
})

test.each([
  ['emulator', '--emulator-port'],
  ['express', '--express-port'],
  ['koa', '--koa-port'],
] as const)('says plainly that the %s port is taken, and how to choose another', async (which, flag) => {
  const first = await open()
  const origin = which === 'emulator' ? first.emulator.endpoint : first[which]
  const port = Number(new URL(origin).port)
  await expect(openStage({ ports: { ...FREE, [which]: port } }, SILENT)).rejects.toThrow(
    `Port ${port} is taken. Choose another one (0 is any free port): npx pnpm@12 start ${flag} 0`,
  )
})

test('reads its flags', () => {
  expect(readOptions(['--once', '--koa-port', '0'])).toEqual({
    once: true,
    ports: { emulator: 3000, express: 3001, koa: 0 },
  })
  expect(readOptions(['--help'])).toBeUndefined()
})

test.each([
  [['--koa-port', 'x'], 'Expected --koa-port to be a port 0–65535, got x'],
  [['--koa-port', '70000'], 'Expected --koa-port to be a port 0–65535, got 70000'],
  [['--nonsense'], 'nonsense'],
])('refuses %j', (args, message) => {
  expect(() => readOptions(args)).toThrow(message)
})
