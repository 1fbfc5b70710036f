import { once } from 'node:events'
import { request } from '@vod-errors/testing'
import { runCommand } from '../src/cli/run-command.ts'
import { createVodEmulator } from '../src/index.ts'
import { killCommands, outputOf, spawnCommand } from './emulator-process.ts'
import { LIMIT } from './runs.ts'

interface Run {
  readonly exitCode: number
  readonly printed: string
  readonly printedErrors: string
}

async function run(args: readonly string[], stopped: Promise<unknown> = Promise.resolve()): Promise<Run> {
  const texts = { printed: '', printedErrors: '' }
  const exitCode = await runCommand(args, {
    print: (text) => {
      texts.printed += text
    },
    printError: (text) => {
      texts.printedErrors += text
    },
    version: () => '1.2.3',
    stopped,
  })
  return { exitCode, ...texts }
}

describe('the command', () => {
  test('prints help', async () => {
    const { exitCode, printed } = await run(['--help'])
    expect({ exitCode, printed }).toEqual({
      exitCode: 0,
      printed: expect.stringContaining('Usage: vod-emulator'),
    })
  })

  test('prints its version', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, printed: '1.2.3\n', printedErrors: '' })
  })

  test.each<[string, readonly string[], string]>([
    ['an unknown flag', ['--prot', '1'], "vod-emulator: Unknown option '--prot'"],
    ['a stray word', ['8080'], "vod-emulator: Unexpected argument '8080'"],
    ['a flag without a value', ['--port'], 'vod-emulator: Option'],
    [
      'a port that is not a number',
      ['--port', 'http'],
      'Expected `--port` to be an integer 0–65535, got "http"',
    ],
    ['a port out of range', ['--port', '70000'], 'Expected `--port` to be an integer 0–65535, got "70000"'],
    ['an empty host', ['--host', ''], 'Expected `host` to be a non-empty string, got ""'],
  ])('rejects %s with a one-line error and exit code 2', async (_, args, message) => {
    const { exitCode, printed, printedErrors } = await run(args)
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(printedErrors).toContain(message)
    expect(printedErrors).toMatch(/^[^\n]*\(see --help\)\n$/)
  })

  test('suggests another port and exits with code 1 if its port is in use', async () => {
    const vod = createVodEmulator()
    await vod.start()
    const { port } = new URL(vod.endpoint)
    expect(await run(['--port', port])).toEqual({
      exitCode: 1,
      printed: '',
      printedErrors: `vod-emulator: cannot listen on 127.0.0.1:${port}: the port is in use: choose another with --port, or a free one with --port 0\n`,
    })
    await vod.stop()
  })
})

// Starting a process takes long on a busy machine.
jest.setTimeout(LIMIT)

describe('the command as a process', () => {
  afterAll(killCommands)

  test('serves at the address it prints, and exits with code 0 on SIGTERM even while a call hangs', async () => {
    const child = spawnCommand('--port', '0')
    const text = await outputOf(child, /Ctrl-C/)
    const [endpoint = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? []
    expect(text).toContain(
      `curl ${endpoint}/_emulator/faults -H 'content-type: application/json' -d '{"code":"MediaNotFound"}'`,
    )
    expect(text).toContain('full access   ak emulated-access-key   sk emulated-secret-key')
    await request(`${endpoint}/_emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"code":"MediaNotFound"},{"transport":"hang"}]',
    })
    expect((await request(`${endpoint}/v2/medias`)).status).toBe(404)
    const hanging = request(`${endpoint}/v2/medias`).catch((error: NodeJS.ErrnoException) => error.code)
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
    expect(await hanging).toMatch(/ECONNRE/)
  })

  test('exits with code 0 on Ctrl-C', async () => {
    const child = spawnCommand('--port', '0')
    await outputOf(child, /Ctrl-C/)
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    expect(await exit).toEqual([0, null])
  })

  test('prints the version of its package', async () => {
    const manifest: unknown = jest.requireActual('../package.json')
    expect(await outputOf(spawnCommand('--version'), /\n/)).toBe(`${Object(manifest).version}\n`)
  })
})
