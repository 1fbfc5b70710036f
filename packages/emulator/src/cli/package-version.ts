import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../package-folder.ts'

/** Returns the version of this package. */
export function packageVersion(): string {
  return String(JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')).version)
}
