import { parseArgs } from 'node:util'

/** The parsed command line. */
export interface Options {
  /** Exit after printing the table. */
  readonly once: boolean
  /** Print the log of the BFFs as JSON. */
  readonly verbose: boolean
  /** TCP ports, 0–65535; 0 picks a free one. */
  readonly ports: Readonly<Record<'emulator' | 'express' | 'koa' | 'web', number>>
}

export const USAGE = `Starts an emulated VOD with a console, a React front end, and two BFFs
(Express and Koa) that call VOD with the real SDK. Makes VOD fail with each
documented code, prints a line for each, and keeps running.

  npx pnpm@12 start [options]

  --once             exit after the table, without the front end;
                     exit code 1 if a response is not as documented
  --verbose          print the log of the BFFs as JSON on stderr
  --emulator-port N  default 3000 (0 picks a free port)
  --express-port N   default 3001
  --koa-port N       default 3002
  --web-port N       default 3003
  -h, --help         print this help

PORT=4000 npx pnpm@12 start uses the ports 4000 to 4003.`

const FLAGS = {
  once: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  'emulator-port': { type: 'string' },
  'express-port': { type: 'string' },
  'koa-port': { type: 'string' },
  'web-port': { type: 'string' },
} as const

/**
 * Parses the command line and `PORT`. Returns `undefined` for `--help`.
 *
 * @throws {Error} for an unknown flag or an invalid port.
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv = {}): Options | undefined {
  const values = parseFlags(args)
  if (values.help) return undefined
  const first = readPort('PORT', env['PORT'] ?? '3000')
  const port = (name: 'emulator' | 'express' | 'koa' | 'web', index: number) =>
    readPort(`--${name}-port`, values[`${name}-port`] ?? String(first === 0 ? 0 : first + index))
  return {
    once: values.once,
    verbose: values.verbose,
    ports: {
      emulator: port('emulator', 0),
      express: port('express', 1),
      koa: port('koa', 2),
      web: port('web', 3),
    },
  }
}

function parseFlags(args: readonly string[]) {
  // `pnpm start -- --once` passes the dashes on.
  const own = args[0] === '--' ? args.slice(1) : [...args]
  try {
    return parseArgs({ args: own, options: FLAGS }).values
  } catch (error) {
    const [reason] = String(Object(error).message).split('. ')
    throw new Error(`${reason}. See npx pnpm@12 start --help`, { cause: error })
  }
}

function readPort(name: string, text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new Error(`Expected ${name} to be a port 0–65535, got ${text}`)
}
