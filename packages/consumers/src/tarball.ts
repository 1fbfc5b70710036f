import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a package says of itself, as far as it is looked at here. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly type?: string
  readonly license?: string
  readonly sideEffects?: boolean
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
  /** The manifest in the folder; the packed one differs by `publishConfig`. */
  readonly manifest: Manifest
}

/** The manifest in a folder. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

/** `express` of `@vod-errors/express`. */
export function shortName(name: string): string {
  return name.replace(/^.*\//, '')
}

/** The files of a package and of everything of the workspace that it stands on, for npm to install together. */
export function filesFor(names: readonly string[], tarballs: readonly Tarball[]): readonly string[] {
  const found = tarballs.filter(({ name }) => names.includes(name))
  const below = found.flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {}))
  const all = new Set([...found, ...tarballs.filter(({ name }) => below.includes(name))])
  return Array.from(all, ({ file }) => file)
}
