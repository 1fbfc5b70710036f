import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

const PACKAGE = `${__dirname}/..`

/** Runs the command to its end, as a person would. */
async function soak(...args: string[]) {
  const command = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], { cwd: PACKAGE })
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'close'),
  ])
  return { stdout, stderr, exitCode }
}

test('explains how to allow enough open files for the hung calls, before it starts anything', () => {
  const command = 'ulimit -n 300; exec "$0" --import tsx src/main.ts hung-calls --calls 1000'
  const { stderr, status } = spawnSync('sh', ['-c', command, process.execPath], {
    cwd: PACKAGE,
    encoding: 'utf8',
  })
  expect(stderr).toContain(
    '1000 calls need 1200 open files in one process, the limit is 300: raise it with `ulimit -n 1200`',
  )
  expect(status).toBe(1)
}, 60_000)

test.each([
  [['storm', '--seconds', '3'], 'responses matched with VOD’s journal and the log'],
  [['hung-calls', '--calls', '200', '--seconds', '3'], '| 504 UpstreamTimeout responses | 200 | 200 |'],
  [['hung-sockets', '--calls', '600', '--seconds', '2'], '| sockets open at VOD after the deadline | 0 |'],
  [['restart', '--seconds', '2'], 'Koa, first response from VOD after a restart, slowest'],
])(
  'every figure is within its bounds: %j',
  async (args, figure) => {
    const { stdout, stderr, exitCode } = await soak(...args)
    expect({ stderr, exitCode }).toEqual({ stderr: `${args[0]} …\n`, exitCode: 0 })
    expect(stdout).toContain(figure)
  },
  120_000,
)
