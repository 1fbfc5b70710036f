import { createVodEmulator } from '@vod-errors/emulator'
import { createVod, type Vod } from './vod.ts'

/** The VOD that an example BFF uses. */
export interface OpenVod {
  readonly vod: Vod
  /** The base URL, for the log. */
  readonly endpoint: string
  /** Stops the emulator if one was started. */
  readonly close: () => Promise<void>
}

/** Either all or none must be set. */
const VARIABLES = ['VOD_ENDPOINT', 'VOD_AK', 'VOD_SK'] as const

/**
 * Connects to the real VOD if `VOD_ENDPOINT`, `VOD_AK` and `VOD_SK` are set; otherwise starts an emulator in this process.
 *
 * @throws {Error} if only some of them are set.
 */
export async function openVod(env: NodeJS.ProcessEnv): Promise<OpenVod> {
  const [endpoint, ak, sk] = VARIABLES.map((name) => env[name])
  if (endpoint && ak && sk) {
    return { vod: createVod({ endpoint, credentials: { ak, sk } }), endpoint, close: async () => {} }
  }
  const missing = VARIABLES.filter((name) => !env[name])
  if (missing.length < VARIABLES.length) throw new Error(`Set ${missing.join(' and ')} too, or none of them`)
  const emulator = createVodEmulator()
  await emulator.start()
  return { vod: createVod(emulator), endpoint: emulator.endpoint, close: () => emulator.stop() }
}
