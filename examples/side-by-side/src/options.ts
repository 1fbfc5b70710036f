import { parseArgs } from 'node:util'

/** The parsed command line. */
export interface Options {
  /** Exit after printing the table. */
  readonly once: boolean
  /** TCP ports, 0–65535; 0 picks a free one. */
  readonly ports: Readonly<Record<'emulator' | 'express' | 'koa' | 'web', number>>
}

export const USAGE = `Starts an emulated VOD with its console, an Express BFF, a Koa BFF, and a React front end of both. Sends one
failing request per documented code to each BFF, which calls VOD with the real SDK. Prints a table of the
responses and keeps running.

  npx pnpm@12 start [--once] [--emulator-port N] [--express-port N] [--koa-port N] [--web-port N]

  --once             exit after the table, without the front end; exits with 1 if anything differs from the contract
  --emulator-port N  default 3000
  --express-port N   default 3001
  --koa-port N       default 3002
  --web-port N       default 3003 (0 picks a free port)
  --help             print this help`

/**
 * Parses the command line. Returns `undefined` for `--help`.
 *
 * @throws {Error} for an unknown flag or an invalid port.
 */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      'emulator-port': { type: 'string', default: '3000' },
      'express-port': { type: 'string', default: '3001' },
      'koa-port': { type: 'string', default: '3002' },
      'web-port': { type: 'string', default: '3003' },
    },
  })
  if (values.help) return undefined
  const port = (name: 'emulator-port' | 'express-port' | 'koa-port' | 'web-port') =>
    readPort(name, values[name])
  return {
    once: values.once,
    ports: {
      emulator: port('emulator-port'),
      express: port('express-port'),
      koa: port('koa-port'),
      web: port('web-port'),
    },
  }
}

function readPort(name: string, text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new Error(`Expected --${name} to be a port 0–65535, got ${text}`)
}
