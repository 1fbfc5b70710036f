import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createVodEmulator } from '@vod-errors/emulator'
import { bundle } from '../../src/bundle.ts'
import { secretsIn } from './failing-calls.ts'
import type { Shown } from './printers.ts'

const CLIENTS = ['axios', 'got', 'fetch', '@baiducloud/sdk', 'bce-sdk-js']
/** The errors of the SDKs carry no secret. */
const LEAKY = ['axios', 'got', 'fetch']
const WAYS = ['rejection', 'throw', 'event']
/** Below an error of the app. */
const WAYS_BELOW = ['wrapped', 'aggregate']

const DIE = bundle(join(__dirname, 'die.ts'))
const vod = createVodEmulator()
beforeAll(async () => {
  await vod.start()
  vod.failNext({ code: 'AccessDenied', times: 1_000 })
})
afterAll(() => vod.stop())

/** Runs a program of this folder that is going to die, and returns what it printed. */
async function die(...args: readonly string[]): Promise<string> {
  const died: unknown = await promisify(execFile)(process.execPath, [DIE, vod.endpoint, ...args], {
    timeout: 60_000,
  }).catch((reason: unknown) => reason)
  return String(Reflect.get(Object(died), 'stderr'))
}

describe.each(CLIENTS)('a process that dies of the VodError of %s', (client) => {
  const ways = client === 'axios' ? [...WAYS, ...WAYS_BELOW] : WAYS
  let printed: readonly string[]
  beforeAll(async () => {
    printed = await Promise.all(ways.map((way) => die(client, way)))
  }, 120_000)

  test.each(ways.map((way, index) => [way, index] as const))('prints no secret: %s', (_way, index) => {
    const text = printed[index] ?? ''
    expect(text).toContain('AccessDenied')
    expect(secretsIn(text)).toEqual([])
  })
})

test.each(LEAKY)(
  'a process that dies of another error around that of %s prints secrets',
  async (client) => {
    expect(secretsIn(await die(client, 'rejection', 'bare'))).not.toEqual([])
  },
  60_000,
)

/** One line of print-all.ts: the secrets in each text. */
interface Line {
  readonly client: string
  readonly printer: string
  readonly inCause: readonly string[]
  readonly inMessage: readonly string[]
  readonly shown: readonly string[]
  readonly shownWithoutCause: readonly string[]
  /** Whether the printer printed the error itself. */
  readonly isPrinted: boolean
}

const lines = printAll()

function printAll(): readonly Line[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle(join(__dirname, 'print-all.ts'))], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (status !== 0) throw new Error(`print-all.ts failed: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
}

/** The table in the guide: printer, and what it shows of the cause. */
function guideRows(): ReadonlyMap<string, Shown> {
  const guide = readFileSync(join(__dirname, '../../../../docs/guides/secrets.md'), 'utf8')
  const [, table = ''] = /<!-- printers -->\n([\s\S]*?)<!-- \/printers -->/.exec(guide) ?? []
  const rows = table.trim().split('\n').slice(2)
  return new Map(
    rows
      .map((row) => row.split('|').map((cell) => cell.trim()))
      .map(([, printer = '', shown = '']) => [printer, shown as Shown]),
  )
}

const ROWS = guideRows()

test('the guide lists the printers', () => {
  expect([...ROWS.keys()]).toEqual([...new Set(lines.map(({ printer }) => printer))])
})

describe.each([...ROWS])('%s shows of the cause: %s', (printer, expected) => {
  const own = lines.filter((line) => line.printer === printer)

  test.each(own)('$client', ({ client, inCause, inMessage, shown, shownWithoutCause, isPrinted }) => {
    expect(isPrinted).toBe(true)
    expect(shownWithoutCause).toEqual([])
    expect(inCause.length > 0).toBe(LEAKY.includes(client))
    if (expected === 'nothing') expect(shown).toEqual([])
    if (expected === 'its message') expect(shown).toEqual(inMessage)
  })

  test('all clients', () => {
    const secrets = new Set(own.flatMap(({ shown }) => shown))
    expect(own.map(({ client }) => client)).toEqual(CLIENTS)
    expect(secrets.has('signed URL')).toBe(expected !== 'nothing')
    expect(secrets.has('authorization header')).toBe(expected === 'everything')
  })
})
