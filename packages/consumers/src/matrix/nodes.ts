import { join } from 'node:path'
import { install, makeProject } from '../consumer/project.ts'
import { run } from '../run.ts'

/** The majors of Node that the matrix runs. */
export const NODE_MAJORS = ['20', '22', '24'] as const

/** A Node to run apps with. */
export interface Node {
  readonly major: string
  /** Whole, without its `v`. */
  readonly version: string
  readonly path: string
}

/** The Node that runs this. */
export const PRESENT_NODE: Node = {
  major: process.versions.node.replace(/\..*/, ''),
  version: process.versions.node,
  path: process.execPath,
}

/** Fetches the newest Node of each major, as the npm package `node`, into a folder; the present one stands for its major. */
export async function installNodes(folder: string, majors: readonly string[]): Promise<readonly Node[]> {
  const missing = majors.filter((major) => major !== PRESENT_NODE.major)
  await makeProject(folder)
  if (missing.length > 0)
    await install(
      folder,
      missing.map((major) => `node${major}@npm:node@${major}`),
    )
  return await Promise.all(
    majors.map((major) => (missing.includes(major) ? nodeIn(folder, major) : PRESENT_NODE)),
  )
}

async function nodeIn(folder: string, major: string): Promise<Node> {
  const path = join(folder, `node_modules/node${major}/bin/node`)
  const version = await run(path, ['--version'], { cwd: folder })
  return { major, version: version.trim().slice(1), path }
}
