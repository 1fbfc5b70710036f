import { readFile } from 'node:fs/promises'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import type { Problems } from '../empty-folder.ts'

/** The problems that publint (strict) and are-the-types-wrong find in a tarball. */
export async function lint(file: string): Promise<Problems> {
  const data = new Uint8Array(await readFile(file))
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true })
  const analysis = await checkPackage(createPackageFromTarballData(data))
  const problems = analysis.types ? analysis.problems : [{ kind: 'no types' }]
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...problems.map((problem) => `are-the-types-wrong: ${JSON.stringify(problem)}`),
  ]
}
