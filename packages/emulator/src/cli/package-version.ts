import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRecord } from '../value-checks.ts'

const PACKAGE_NAME = '@vod-errors/emulator'

/**
 * The version of the package that a file belongs to: looks upwards for the package's own package.json, since source,
 * ESM build and CommonJS build lie at different depths. Throws an Error if there is none.
 */
export function packageVersion(file: string): string {
  const directory = dirname(file)
  if (directory === file) throw new Error(`There is no package.json of ${PACKAGE_NAME} above`)
  const manifest = readManifest(join(directory, 'package.json'))
  return manifest?.['name'] === PACKAGE_NAME ? String(manifest['version']) : packageVersion(directory)
}

function readManifest(path: string): Record<string, unknown> | undefined {
  const manifest: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
  return isRecord(manifest) ? manifest : undefined
}
