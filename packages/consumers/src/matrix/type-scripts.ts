import { join } from 'node:path'
import { install, makeProject } from '../consumer/project.ts'

/**
 * The TypeScript ranges to check consumers with. 5.0 is the oldest one that can read the declarations: it was the first
 * to allow `.ts` in their imports, and the first with `moduleResolution` `bundler`.
 */
const TYPESCRIPT_RANGES = ['~5.0', '5', '7'] as const

/** An installed TypeScript. */
export interface TypeScript {
  readonly range: string
  /** The path of its `tsc`. */
  readonly tsc: string
}

/** Installs each TypeScript in a folder. */
export async function installTypeScripts(folder: string): Promise<readonly TypeScript[]> {
  await makeProject(folder)
  const name = (range: string) => `typescript-${range.replace(/\D/g, '')}`
  await install(
    folder,
    TYPESCRIPT_RANGES.map((range) => `${name(range)}@npm:typescript@${range}`),
  )
  return TYPESCRIPT_RANGES.map((range) => ({
    range,
    tsc: join(folder, 'node_modules', name(range), 'bin/tsc'),
  }))
}
