import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import here from './here.cts'

const PACKAGE_NAME = '@vod-errors/emulator'

/**
 * Returns the folder of this package: that of the nearest package.json with its name. Source, ESM build and CommonJS build
 * are at different depths. Throws an Error if there is none, for example in a bundle.
 */
export function packageFolder(folder = here.folder): string {
  if (nameIn(join(folder, 'package.json')) === PACKAGE_NAME) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`Cannot find the package.json of ${PACKAGE_NAME}`)
  return packageFolder(parent)
}

function nameIn(manifest: string): unknown {
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).name : undefined
}
