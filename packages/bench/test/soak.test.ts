import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

/** Starts the command, as a person would. */
function soak(args: readonly string[], shell = 'exec "$0" "$@"') {
  const node = [process.execPath, '--import', 'tsx', 'src/soak/main.ts']
  return spawn('sh', ['-c', shell, ...node, ...args], { cwd: `${__dirname}/..` })
}

async function resultOf(command: ReturnType<typeof soak>) {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'close'),
  ])
  return { stdout, stderr, exitCode }
}

test.each([
  [['hung-calls', '--calls', '1000'], '1000 calls need 1200 open files in one process, the limit is 300'],
  [['gale'], 'Expected one of storm, hung-calls, hung-sockets, restart, got gale'],
  [['--seconds', '0'], 'Expected --seconds to be a whole number 1–600, got 0'],
])(
  'explains what is wrong with %j, before it starts anything',
  async (args, message) => {
    const { stderr, exitCode } = await resultOf(soak(args, 'ulimit -n 300; exec "$0" "$@"'))
    expect(stderr).toContain(message)
    expect(exitCode).toBe(1)
  },
  60_000,
)

test.each([
  [['storm', '--seconds', '3'], 'responses checked, and matched with VOD’s journal and the log'],
  [['hung-calls', '--calls', '200', '--seconds', '4'], '| 504 UpstreamTimeout responses | 200 | 200 |'],
  [
    ['hung-sockets', '--calls', '600', '--seconds', '2'],
    '| sockets open at VOD after the deadline | 1 | 1 |',
  ],
  [['restart', '--seconds', '2'], 'ms from a restart until both BFFs got through, slowest | '],
])(
  'every figure is within its bounds: %j',
  async (args, figure) => {
    const { stdout, stderr, exitCode } = await resultOf(soak(args))
    expect({ stderr, exitCode }).toEqual({ stderr: `${args[0]} …\n`, exitCode: 0 })
    expect(stdout).toContain(figure)
  },
  120_000,
)

/** The output of `ps` about processes, one line each. */
const ps = (...args: readonly string[]) =>
  spawnSync('ps', args, { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.trim() !== '')

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(50)
}

test('its servers die with it', async () => {
  const command = soak(['hung-calls', '--calls', '2', '--seconds', '600'])
  const children = () => ps('-o', 'pid=', '--ppid', String(command.pid))
  await until(() => children().length >= 3)
  const servers = children().map((pid) => pid.trim())
  command.kill('SIGKILL')
  // Where nobody reaps orphans they stay zombies.
  await until(() => ps('-o', 'stat=', '-p', servers.join()).every((state) => state.startsWith('Z')))
}, 60_000)
