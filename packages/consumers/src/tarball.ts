import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The fields of package.json that are checked here. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly type?: string
  readonly license?: string
  readonly sideEffects?: boolean
  readonly keywords?: readonly string[]
  /** The package's page on the site of the docs. */
  readonly homepage?: string
  readonly bugs?: unknown
  readonly repository?: unknown
  readonly engines?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, unknown>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly publishConfig?: Readonly<Record<string, unknown>>
}

/** A packed package. */
export interface Tarball {
  readonly name: string
  /** The path of the `.tgz`. */
  readonly file: string
  /** The folder that it was packed from. */
  readonly source: string
  /** The manifest in that folder. The packed one has `publishConfig` applied. */
  readonly manifest: Manifest
}

/** The manifest in a folder. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

/** The name without its scope: `express` for `@vod-errors/express`. */
export function shortName(name: string): string {
  return name.replace(/^.*\//, '')
}

/** The tarballs of packages and their workspace dependencies, to install together. */
export function filesFor(names: readonly string[], tarballs: readonly Tarball[]): readonly string[] {
  const selected = tarballs.filter(({ name }) => names.includes(name))
  const dependencies = selected.flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {}))
  const all = new Set([...selected, ...tarballs.filter(({ name }) => dependencies.includes(name))])
  return Array.from(all, ({ file }) => file)
}
