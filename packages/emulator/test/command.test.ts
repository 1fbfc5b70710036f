import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { runCommand } from '../src/cli/run-command.ts'
import { createVodEmulator } from '../src/index.ts'
import { outputOf, spawnCommand } from './emulator-process.ts'
import { rawRequest } from './raw-request.ts'

interface Run {
  readonly exitCode: number
  readonly printed: string
  readonly complained: string
}

async function run(args: readonly string[], ended: Promise<unknown> = Promise.resolve()): Promise<Run> {
  const texts = { printed: '', complained: '' }
  const exitCode = await runCommand(args, {
    print: (text) => {
      texts.printed += text
    },
    complain: (text) => {
      texts.complained += text
    },
    version: () => '1.2.3',
    ended,
  })
  return { exitCode, ...texts }
}

describe('the command', () => {
  test('prints its help', async () => {
    const { exitCode, printed } = await run(['--help'])
    expect({ exitCode, printed }).toEqual({
      exitCode: 0,
      printed: expect.stringContaining('Usage: vod-emulator'),
    })
  })

  test('prints its version', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, printed: '1.2.3\n', complained: '' })
  })

  test.each<[string, readonly string[], string]>([
    ['an unknown flag', ['--prot', '1'], "vod-emulator: Unknown option '--prot'"],
    ['a stray word', ['8080'], "vod-emulator: Unexpected argument '8080'"],
    ['a flag without its value', ['--port'], 'vod-emulator: Option'],
    [
      'a port that is no number',
      ['--port', 'http'],
      'Expected `--port` to be an integer 0–65535, got "http"',
    ],
    ['a port out of range', ['--port', '70000'], 'Expected `--port` to be an integer 0–65535, got "70000"'],
    ['an empty host', ['--host', ''], 'Expected `host` to be a non-empty string, got ""'],
  ])('refuses %s in one line, with exit code 2', async (_, args, message) => {
    const { exitCode, printed, complained } = await run(args)
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toContain(message)
    expect(complained).toMatch(/^[^\n]*\(see --help\)\n$/)
  })

  test('says how to choose another port when its own is in use, with exit code 1', async () => {
    const vod = createVodEmulator()
    await vod.start()
    const { port } = new URL(vod.endpoint)
    expect(await run(['--port', port])).toEqual({
      exitCode: 1,
      printed: '',
      complained: `vod-emulator: cannot listen on 127.0.0.1:${port}: the port is in use: choose another with --port, or --port 0 for any free one\n`,
    })
    await vod.stop()
  })
})

describe('the command as a process', () => {
  const started: ChildProcess[] = []
  afterAll(() => started.map((child) => child.kill('SIGKILL')))

  function start(...args: string[]): ChildProcess {
    const child = spawnCommand(...args)
    started.push(child)
    return child
  }

  test('serves what it prints and ends with exit code 0 at SIGTERM, even while a call hangs', async () => {
    const child = start('--port', '0')
    const text = await outputOf(child, /Ctrl-C/)
    const [endpoint = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? []
    expect(text).toContain(
      `curl ${endpoint}/_emulator/faults -H 'content-type: application/json' -d '{"code":"MediaNotFound"}'`,
    )
    expect(text).toContain('ak emulated-access-key   sk emulated-secret-key')
    await rawRequest(`${endpoint}/_emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"code":"MediaNotFound"},{"transport":"hang"}]',
    })
    expect((await rawRequest(`${endpoint}/v2/medias`)).status).toBe(404)
    const hanging = rawRequest(`${endpoint}/v2/medias`).catch((error: NodeJS.ErrnoException) => error.code)
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
    expect(await hanging).toMatch(/ECONNRE/)
  })

  test('ends with exit code 0 at Ctrl-C', async () => {
    const child = start('--port', '0')
    await outputOf(child, /Ctrl-C/)
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    expect(await exit).toEqual([0, null])
  })

  test('knows the version of its package', async () => {
    const manifest: unknown = jest.requireActual('../package.json')
    expect(await outputOf(start('--version'), /\n/)).toBe(`${Object(manifest).version}\n`)
  })
})
