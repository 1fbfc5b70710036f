import { readFile } from 'node:fs/promises'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import type { Complaints } from '../empty-folder.ts'

/** What publint, at its strictest, and are-the-types-wrong find in a tarball. */
export async function lint(file: string): Promise<Complaints> {
  const data = new Uint8Array(await readFile(file))
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true })
  const analysis = await checkPackage(createPackageFromTarballData(data))
  const problems = analysis.types ? analysis.problems : [{ kind: 'no types at all' }]
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...problems.map((problem) => `are-the-types-wrong: ${JSON.stringify(problem)}`),
  ]
}
