import { parseArgs } from 'node:util'
import { expected } from '@vod-errors/core/host'
import { isIntegerWithin } from '../value-checks.ts'

/** What the command is asked to do. */
export type Order =
  | { readonly task: 'help' }
  | { readonly task: 'version' }
  | { readonly task: 'serve'; readonly port: number; readonly host: string }

/** What `--help` prints. */
export const HELP = `Usage: vod-emulator [--port PORT] [--host HOST]

A local Baidu AI Cloud VOD: real wire format, real signature checks, any failure on demand.

  --port PORT   listen on this port; 0 for any free one (default 8080)
  --host HOST   listen on this address (default 127.0.0.1: this machine only)
  --help        print this text
  --version     print the version
`

const OPTIONS = {
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const

/** Reads the arguments after the command's name. Throws a TypeError, with a message of one line, for wrong ones. */
export function readCommandLine(args: readonly string[]): Order {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  if (values.help) return { task: 'help' }
  if (values.version) return { task: 'version' }
  const port = /^\d+$/.test(values.port) ? Number(values.port) : undefined
  if (!isIntegerWithin(port, [0, 65_535])) throw expected('--port', 'an integer 0–65535', values.port)
  return { task: 'serve', port, host: values.host }
}
