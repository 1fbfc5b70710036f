import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is wrong, a sentence each; empty where all is well. */
export type Complaints = readonly string[]

/**
 * Runs checks in an empty folder, which is gone afterwards, prints what they complain of on stderr, and gives the process
 * the exit code 1 if they complain of anything.
 */
export async function inEmptyFolder(check: (folder: string) => Promise<Complaints>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vod-errors-consumers-'))
  try {
    const complaints = await check(folder)
    for (const complaint of complaints) console.error(`RED  ${complaint}`)
    if (complaints.length > 0) process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
