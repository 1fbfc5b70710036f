import { expected, expectKnownKeys } from '@vod-errors/core/host'
import type { Credentials } from './bce-auth.ts'
import { SEED } from './seed.ts'
import { isIntegerWithin, isRecord } from './value-checks.ts'

/** The options of an emulator. All are optional. */
export interface EmulatorOptions {
  /** The TCP port, 0–65535. 0, the default, picks a free port at every start. */
  readonly port?: number
  /** The address to listen on. `127.0.0.1` by default, which only this machine can reach. */
  readonly host?: string
  /** The key pair with full access. `SEED.credentials` by default. */
  readonly credentials?: Credentials
  /** The key pair whose writes fail with AccessDenied. `SEED.readOnlyCredentials` by default. */
  readonly readOnlyCredentials?: Credentials
  /** The account id in the message of UserNotFound. `SEED.accountId` by default. */
  readonly accountId?: string
  /**
   * How long each change of a media takes, in milliseconds, 0–60000. A second change meanwhile fails with RequestConflict.
   * 0 by default.
   */
  readonly changeTakesMs?: number
}

/** Options with all defaults filled in. */
export type Settings = Readonly<Required<EmulatorOptions>>

const DEFAULTS: Settings = {
  port: 0,
  host: '127.0.0.1',
  credentials: SEED.credentials,
  readOnlyCredentials: SEED.readOnlyCredentials,
  accountId: SEED.accountId,
  changeTakesMs: 0,
}

/** Checks the options and fills in the defaults. Throws a TypeError "Expected `x` to be …, got …". */
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
    credentials: checkKeyPair('credentials', settings.credentials),
    readOnlyCredentials: checkKeyPair('readOnlyCredentials', settings.readOnlyCredentials),
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

function checkKeyPair(name: string, pair: unknown): Credentials {
  if (!isRecord(pair)) throw expected(name, 'an object {ak, sk}', pair)
  expectKnownKeys(name, pair, ['ak', 'sk'])
  return Object.freeze({ ak: checkKey(`${name}.ak`, pair['ak']), sk: checkKey(`${name}.sk`, pair['sk']) })
}

function checkKey(name: string, value: unknown): string {
  if (typeof value !== 'string' || !/^[\w-]+$/.test(value)) {
    throw expected(name, 'letters, digits, _ and -', value)
  }
  return value
}
