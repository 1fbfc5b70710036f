import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The root folder of the workspace. */
export const ROOT = join(__dirname, '../../..')

/** The fields of package.json that are read here. */
interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** A package that is published. */
export interface Package {
  readonly name: string
  /** The name without its scope. */
  readonly shortName: string
  readonly folder: string
  /** The manifest in the tree. The packed one has `publishConfig` applied. */
  readonly manifest: Manifest
  /** The path of its tarball, which `pnpm check:packages` packs first. */
  readonly tarball: string
}

/** All packages that are published. */
export const PACKAGES: readonly Package[] = readdirSync(join(ROOT, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => packageIn(name))
  .filter(({ manifest }) => !manifest.private)

function packageIn(shortName: string): Package {
  const folder = join(ROOT, 'packages', shortName)
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const tarball = join(ROOT, `reports/tarballs/vod-errors-${shortName}.tgz`)
  return { name: manifest.name, shortName, folder, manifest, tarball }
}
