import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'

// Prints the problems of each tarball. attw's command takes only one, and would load TypeScript for each.
const problems = []
for (const tarball of process.argv.slice(2)) {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)))
  problems.push(result.problems ?? 'It has no types')
}
console.log(JSON.stringify(problems))
