import { createVodEmulator, type VodEmulator } from '../emulator.ts'
import { errorMessage } from '../error-message.ts'
import { HELP, type Order, readCommandLine } from './command-line.ts'

/** What the command needs of the process that it runs in. */
export interface Terminal {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly version: () => string
  /** Settles when the command is to end, as at Ctrl-C. */
  readonly ended: Promise<unknown>
}

type Serving = Extract<Order, { task: 'serve' }>

const EXIT_DONE = 0
const EXIT_FAILED = 1
const EXIT_MISUSED = 2

/** What can be done about an address that cannot be listened on, by node's error code. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use: choose another with --port, or --port 0 for any free one',
  EACCES: 'not allowed to listen there: choose a port above 1023 with --port',
  EADDRNOTAVAIL: 'this machine has no such address: choose another with --host',
  ENOTFOUND: 'there is no such host: choose another with --host',
}

/**
 * Runs the command to its end and returns its exit code: 0 when done or ended, 1 if it cannot listen, 2 for arguments
 * that it does not understand. Complaints are one line each.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await carryOut(readCommandLine(args), terminal)
  } catch (error) {
    const [message] = errorMessage(error).split('\n', 1)
    terminal.complain(`vod-emulator: ${message} (see --help)\n`)
    return EXIT_MISUSED
  }
}

async function carryOut(order: Order, terminal: Terminal): Promise<number> {
  switch (order.task) {
    case 'help':
      terminal.print(HELP)
      return EXIT_DONE
    case 'version':
      terminal.print(`${terminal.version()}\n`)
      return EXIT_DONE
    case 'serve':
      return serve(order, terminal)
    default:
      return order satisfies never
  }
}

async function serve({ port, host }: Serving, terminal: Terminal): Promise<number> {
  const vod = createVodEmulator({ port, host })
  const refusal = await vod.start().then(() => undefined, adviceFor)
  if (refusal !== undefined) {
    terminal.complain(`vod-emulator: cannot listen on ${host}:${port}: ${refusal}\n`)
    return EXIT_FAILED
  }
  terminal.print(greeting(vod))
  await terminal.ended
  await vod.stop()
  return EXIT_DONE
}

function adviceFor(error: unknown): string {
  const advice = Object.entries(ADVICE).find(([code]) => code === Object(error).code)
  return advice?.[1] ?? errorMessage(error)
}

function greeting({ endpoint, credentials, readOnlyCredentials }: VodEmulator): string {
  return `VOD listens on ${endpoint}

  may do everything   ak ${credentials.ak}   sk ${credentials.sk}
  may only read       ak ${readOnlyCredentials.ak}   sk ${readOnlyCredentials.sk}

Make the next call fail:
  curl ${endpoint}/_emulator/faults -H 'content-type: application/json' -d '{"code":"MediaNotFound"}'

Ctrl-C ends it.
`
}
