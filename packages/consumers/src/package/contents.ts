import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A file of an installed package. */
export interface File {
  /** Relative to the package, with forward slashes. */
  readonly path: string
  readonly bytes: number
}

/** All files below a folder, sorted, without `node_modules`. */
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

/** What every package contains. */
const ALWAYS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']

/**
 * The exact paths that a package must contain: for each source, code and declarations in both module systems. Nothing
 * else, so that nothing stale or private is published.
 */
export function expectedPaths(sources: readonly string[], extras: readonly string[] = []): readonly string[] {
  const modules = sources.filter((path) => /\.c?ts$/.test(path) && !path.endsWith('.d.ts'))
  const built = modules.flatMap((path) =>
    ['esm', 'cjs'].flatMap((system) =>
      // `here.cts` becomes `here.cjs` and `here.d.cts`.
      ['.$1js', '.d.$1ts'].map((ending) => `dist/${system}/${path.replace(/\.(c?)ts$/, ending)}`),
    ),
  )
  return [...built, 'dist/cjs/package.json', ...ALWAYS, ...extras].sort()
}
