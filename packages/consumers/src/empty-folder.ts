import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One sentence for each problem; empty if there are none. */
export type Problems = readonly string[]

/**
 * Runs checks in an empty folder and deletes it afterwards. Prints the problems on stderr and sets the exit code to 1 if
 * there are any.
 */
export async function inEmptyFolder(check: (folder: string) => Promise<Problems>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vod-errors-consumers-'))
  try {
    const problems = await check(folder)
    for (const problem of problems) console.error(`RED  ${problem}`)
    if (problems.length > 0) process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
