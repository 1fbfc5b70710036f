import { expected, expectKnownKeys } from '@vod-errors/core/host'
import type { Credentials } from './bce-auth.ts'
import { SEED } from './seed.ts'
import { isIntegerWithin, isRecord } from './value-checks.ts'

/** What an emulator can be set up with. Every option may be left out. */
export interface EmulatorOptions {
  /** The TCP port, 0–65535; 0, the default, lets the system choose a free one at every start. */
  readonly port?: number
  /** The address to listen on; by default `127.0.0.1`, so that nothing outside this machine gets in. */
  readonly host?: string
  /** The key pair that may do everything; by default `SEED.credentials`. */
  readonly credentials?: Credentials
  /** The key pair that may only read: its writes are refused with AccessDenied. By default `SEED.readOnlyCredentials`. */
  readonly readOnlyCredentials?: Credentials
  /** The id that UserNotFound quotes; by default `SEED.accountId`. */
  readonly accountId?: string
  /** How long one change of a media is under way, in milliseconds; a second one meanwhile is a RequestConflict. By default 0. */
  readonly changeTakesMs?: number
}

/** Options with every default filled in. */
export type Settings = Readonly<Required<EmulatorOptions>>

const DEFAULTS: Settings = {
  port: 0,
  host: '127.0.0.1',
  credentials: SEED.credentials,
  readOnlyCredentials: SEED.readOnlyCredentials,
  accountId: SEED.accountId,
  changeTakesMs: 0,
}

/** Checks the options and fills in the defaults. Throws a TypeError that names option, expectation and value. */
export function settingsFrom(options: EmulatorOptions): Settings {
  if (!isRecord(options)) throw expected('options', 'an object', options)
  expectKnownKeys('options', options, Object.keys(DEFAULTS))
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const settings: Settings = { ...DEFAULTS, ...Object.fromEntries(given) }
  expectNumbers(settings)
  expectText('host', settings.host)
  expectText('accountId', settings.accountId)
  return Object.freeze({
    ...settings,
    credentials: keyPair('credentials', settings.credentials),
    readOnlyCredentials: keyPair('readOnlyCredentials', settings.readOnlyCredentials),
  })
}

function expectNumbers({ port, changeTakesMs }: Settings): void {
  if (!isIntegerWithin(port, [0, 65_535])) throw expected('port', 'an integer 0–65535', port)
  if (!isIntegerWithin(changeTakesMs, [0, 60_000])) {
    throw expected('changeTakesMs', 'an integer 0–60000', changeTakesMs)
  }
}

function expectText(name: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw expected(name, 'a non-empty string', value)
}

function keyPair(name: string, pair: unknown): Credentials {
  if (!isRecord(pair)) throw expected(name, 'an object {ak, sk}', pair)
  expectKnownKeys(name, pair, ['ak', 'sk'])
  return Object.freeze({ ak: keyPart(`${name}.ak`, pair['ak']), sk: keyPart(`${name}.sk`, pair['sk']) })
}

function keyPart(name: string, value: unknown): string {
  if (typeof value !== 'string' || !/^[\w-]+$/.test(value)) {
    throw expected(name, 'letters, digits, _ and -', value)
  }
  return value
}
