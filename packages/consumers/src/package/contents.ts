import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A file of an installed package. */
export interface File {
  /** With slashes, relative to the package. */
  readonly path: string
  readonly bytes: number
}

/** The files in a folder and below, sorted, those of its own dependencies aside. */
export async function filesIn(folder: string): Promise<readonly File[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !relative(folder, path).startsWith('node_modules'))
  const files = paths.map(async (path) => ({
    path: relative(folder, path).split(sep).join('/'),
    bytes: (await stat(path)).size,
  }))
  return (await Promise.all(files)).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * The paths that a package is to hold: for each source its code and its declarations in both module systems, and no more,
 * so that nothing stale or private is published.
 */
export function expectedPaths(sources: readonly string[], extras: readonly string[] = []): readonly string[] {
  const modules = sources.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  const built = modules.flatMap((path) =>
    ['esm', 'cjs'].flatMap((system) =>
      ['js', 'd.ts'].map((extension) => `dist/${system}/${path.slice(0, -'ts'.length)}${extension}`),
    ),
  )
  return [...built, 'dist/cjs/package.json', 'LICENSE', 'README.md', 'package.json', ...extras].sort()
}
