import { join } from 'node:path'
import { install, makeProject } from '../consumer/project.ts'
import { run } from '../run.ts'

/** The Node majors that the matrix covers. */
export const NODE_MAJORS = ['20', '22', '24'] as const

/** A Node binary to run apps with. */
export interface Node {
  readonly major: string
  /** The full version, without `v`. */
  readonly version: string
  readonly path: string
}

/** The Node that runs this program. */
export const CURRENT_NODE: Node = {
  major: process.versions.node.replace(/\..*/, ''),
  version: process.versions.node,
  path: process.execPath,
}

/** Installs the newest Node of each major, from the npm package `node`. The current Node is used for its own major. */
export async function installNodes(folder: string, majors: readonly string[]): Promise<readonly Node[]> {
  const missing = majors.filter((major) => major !== CURRENT_NODE.major)
  await makeProject(folder)
  if (missing.length > 0)
    await install(
      folder,
      missing.map((major) => `node${major}@npm:node@${major}`),
    )
  return await Promise.all(
    majors.map((major) => (missing.includes(major) ? nodeIn(folder, major) : CURRENT_NODE)),
  )
}

async function nodeIn(folder: string, major: string): Promise<Node> {
  const path = join(folder, `node_modules/node${major}/bin/node`)
  const version = await run(path, ['--version'], { cwd: folder })
  return { major, version: version.trim().slice(1), path }
}
