import { join } from 'node:path'
import { install, makeProject } from '../consumer/project.ts'

/**
 * The ranges of TypeScript that consumers are checked with. 5.0 is the oldest that can read the declarations: it is the
 * first that lets them name each other as `.ts`, and the first with `moduleResolution` `bundler`.
 */
const TYPESCRIPT_RANGES = ['~5.0', '5', '7'] as const

/** A TypeScript to check with. */
export interface TypeScript {
  readonly range: string
  /** The path of its `tsc`. */
  readonly tsc: string
}

/** Fetches each TypeScript into a folder. */
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
