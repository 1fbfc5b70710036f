import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { bundle } from '@vod-errors/testing/bundle'
import { soak } from '../src/soak/soak.ts'

afterEach(() => jest.restoreAllMocks())

/** Starts the command, as a person would. */
function start(args: readonly string[], shell = 'exec "$0" "$@"') {
  const node = [process.execPath, bundle(`${__dirname}/../src/soak/main.ts`)]
  return spawn('sh', ['-c', shell, ...node, ...args])
}

test('explains that the system allows too few open files, before it starts anything', async () => {
  const command = start(['hung-calls', '--calls', '1000'], 'ulimit -n 300; exec "$0" "$@"')
  const [stderr, [exitCode]] = await Promise.all([text(command.stderr), once(command, 'close')])
  expect(stderr).toContain('1000 calls need 1200 open files in one process, the limit is 300')
  expect(exitCode).toBe(1)
}, 60_000)

test.each([
  [['gale'], 'Expected one of storm, hung-calls, restart, got gale'],
  [['--seconds', '0'], 'Expected --seconds to be a whole number 1–600, got 0'],
])('explains what is wrong with %j', async (args, message) => {
  await expect(soak(args)).rejects.toThrow(message)
})

test.each([
  ['storm --calls 16 --seconds 2', 'responses checked, and matched with VOD’s journal and the log'],
  ['hung-calls --calls 100 --seconds 3', '| 504 UpstreamTimeout responses | 100 | 100 |'],
  ['restart --calls 2 --seconds 1', 'ms from a restart until both BFFs got through, slowest | '],
])(
  'every figure is within its bounds: %s',
  async (command, figure) => {
    const [stdout, stderr] = [jest.spyOn(console, 'log'), jest.spyOn(console, 'error')].map((spy) =>
      spy.mockReturnValue(),
    )
    const isGreen = await soak(command.split(' '))
    expect({ stderr: stderr?.mock.calls.flat(), isGreen }).toEqual({
      stderr: [`${command.split(' ')[0]} …`],
      isGreen: true,
    })
    expect(stdout?.mock.calls.flat().join('\n')).toContain(figure)
  },
  120_000,
)

/** The output of `ps` about processes, one line each. */
const ps = (...args: readonly string[]) =>
  spawnSync('ps', args, { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.trim() !== '')

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(500)
}

test('its servers die with it', async () => {
  const command = start(['hung-calls', '--calls', '2', '--seconds', '600'])
  const children = () => ps('-o', 'pid=', '--ppid', String(command.pid))
  await until(() => children().length >= 3)
  const servers = children().map((pid) => pid.trim())
  command.kill('SIGKILL')
  // Where nobody reaps orphans they stay zombies.
  await until(() => ps('-o', 'stat=', '-p', servers.join()).every((state) => state.startsWith('Z')))
}, 60_000)
