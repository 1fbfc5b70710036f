import { createVodEmulator, type VodEmulator } from '../emulator.ts'
import { errorMessage } from '../error-message.ts'
import { type Command, HELP, parseCommandLine } from './command-line.ts'

/** The parts of the process that the command uses. */
export interface Terminal {
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
  readonly version: () => string
  /** Resolves when the command should stop, for example on Ctrl-C. */
  readonly stopped: Promise<unknown>
}

type ServeCommand = Extract<Command, { name: 'serve' }>

const EXIT_SUCCESS = 0
const EXIT_FAILURE = 1
const EXIT_USAGE = 2

/** What to do if the command cannot listen, by Node's error code. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use: choose another with --port, or a free one with --port 0',
  EACCES: 'permission denied: choose a port above 1023 with --port',
  EADDRNOTAVAIL: 'this machine does not have this address: choose another with --host',
  ENOTFOUND: 'unknown host: choose another with --host',
}

/**
 * Runs the command and returns its exit code: 0 on success, 1 if it cannot listen, 2 for invalid arguments. Each error is
 * printed on one line.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await execute(parseCommandLine(args), terminal)
  } catch (error) {
    const [message] = errorMessage(error).split('\n', 1)
    terminal.printError(`vod-emulator: ${message} (see --help)\n`)
    return EXIT_USAGE
  }
}

async function execute(command: Command, terminal: Terminal): Promise<number> {
  switch (command.name) {
    case 'help':
      terminal.print(HELP)
      return EXIT_SUCCESS
    case 'version':
      terminal.print(`${terminal.version()}\n`)
      return EXIT_SUCCESS
    case 'serve':
      return serve(command, terminal)
    default:
      return command satisfies never
  }
}

async function serve({ port, host }: ServeCommand, terminal: Terminal): Promise<number> {
  const vod = createVodEmulator({ port, host })
  const problem = await vod.start().then(() => undefined, adviceFor)
  if (problem !== undefined) {
    terminal.printError(`vod-emulator: cannot listen on ${host}:${port}: ${problem}\n`)
    return EXIT_FAILURE
  }
  terminal.print(greeting(vod))
  await terminal.stopped
  await vod.stop()
  return EXIT_SUCCESS
}

function adviceFor(error: unknown): string {
  const advice = Object.entries(ADVICE).find(([code]) => code === Object(error).code)
  return advice?.[1] ?? errorMessage(error)
}

function greeting({ endpoint, credentials, readOnlyCredentials }: VodEmulator): string {
  return `VOD is listening on ${endpoint}

  full access   ak ${credentials.ak}   sk ${credentials.sk}
  read only     ak ${readOnlyCredentials.ak}   sk ${readOnlyCredentials.sk}

Open ${endpoint} in a browser to see the calls and to make them fail, or:
  curl ${endpoint}/_emulator/faults -H 'content-type: application/json' -d '{"code":"MediaNotFound"}'

Press Ctrl-C to stop.
`
}
