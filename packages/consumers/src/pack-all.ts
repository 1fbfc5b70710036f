import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pMap from 'p-map'
import { ROOT } from './root.ts'
import { run } from './run.ts'
import { readManifest, shortName, type Tarball } from './tarball.ts'

/** Packs every public package into a folder, as pnpm would publish it. Needs a build. */
export async function packAll(folder: string): Promise<readonly Tarball[]> {
  await mkdir(folder, { recursive: true })
  const names = await readdir(join(ROOT, 'packages'), { withFileTypes: true })
  const sources = names.filter((name) => name.isDirectory()).map(({ name }) => join(ROOT, 'packages', name))
  const tarballs = await pMap(sources, (source) => pack(source, folder), { concurrency: 2 })
  return tarballs.filter((tarball) => tarball !== undefined)
}

async function pack(source: string, folder: string): Promise<Tarball | undefined> {
  const manifest = await readManifest(source)
  if (manifest.private) return undefined
  const file = join(folder, `${shortName(manifest.name)}.tgz`)
  await run('pnpm', ['pack', '--out', file], { cwd: source })
  return { name: manifest.name, file, source, manifest }
}
