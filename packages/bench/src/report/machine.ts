import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The machine and the package versions of a run. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  /** Memory in GiB. */
  readonly memory: number
  readonly system: string
  readonly node: string
  /** Whether server and load generator each had their own core. */
  readonly isPinned: boolean
  /** Versions of the measured packages. */
  readonly versions: Readonly<Record<string, string>>
}

const MEASURED = [
  'express',
  'koa',
  'finalhandler',
  'strong-error-handler',
  'express-http-problem-details',
  'koa-json-error',
  'koa-onerror',
  'pino',
  'autocannon',
  'tinybench',
] as const

/** Describes this machine. */
export function describeMachine(isPinned: boolean): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    isPinned,
    versions: Object.fromEntries(MEASURED.map((name) => [name, versionOf(name)])),
  }
}

function versionOf(name: string): string {
  const path = fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url))
  return String(JSON.parse(readFileSync(path, 'utf8')).version)
}
