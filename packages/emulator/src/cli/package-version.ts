import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRecord } from '../value-checks.ts'

const PACKAGE_NAME = '@vod-errors/emulator'

/**
 * Returns the version in the nearest package.json of this package above a file. Source, ESM build and CommonJS build are at
 * different depths. Throws an Error if there is none.
 */
export function packageVersion(file: string): string {
  const directory = dirname(file)
  if (directory === file) throw new Error(`Cannot find the package.json of ${PACKAGE_NAME}`)
  const manifest = readManifest(join(directory, 'package.json'))
  return manifest?.['name'] === PACKAGE_NAME ? String(manifest['version']) : packageVersion(directory)
}

function readManifest(path: string): Record<string, unknown> | undefined {
  const manifest: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
  return isRecord(manifest) ? manifest : undefined
}
