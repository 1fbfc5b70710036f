import { parseArgs } from 'node:util'
import { expected } from '@vod-errors/core/host'
import { isIntegerWithin } from '../value-checks.ts'

/** What to do, according to the arguments. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'serve'; readonly port: number; readonly host: string }

/** The output of `--help`. */
export const HELP = `Usage: vod-emulator [--port PORT] [--host HOST]

A local Baidu AI Cloud VOD: real wire format, real signature checks, any failure on demand.

  --port PORT   listen on this port; 0 picks a free one (default 8080)
  --host HOST   listen on this address (default 127.0.0.1, this machine only)
  --help        print this help
  --version     print the version
`

const OPTIONS = {
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const

/** Parses the arguments after the command's name. Throws a TypeError with a one-line message for invalid ones. */
export function parseCommandLine(args: readonly string[]): Command {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  if (values.help) return { name: 'help' }
  if (values.version) return { name: 'version' }
  const port = /^\d+$/.test(values.port) ? Number(values.port) : undefined
  if (!isIntegerWithin(port, [0, 65_535])) throw expected('--port', 'an integer 0–65535', values.port)
  return { name: 'serve', port, host: values.host }
}
