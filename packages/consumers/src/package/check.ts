import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { install, makeProject } from '../consumer/project.ts'
import type { Problems } from '../empty-folder.ts'
import { filesFor, type Manifest, readManifest, shortName, type Tarball } from '../tarball.ts'
import { expectedPaths, type File, filesIn } from './contents.ts'
import { type ImportTime, importTime } from './import-time.ts'
import { manifestProblems } from './manifest.ts'
import { REQUIREMENTS, type Requirements } from './requirements.ts'

/** The result of checking a package. */
export interface PackageReport {
  /** The cells to print, in the order of {@link HEADINGS}. */
  readonly line: readonly string[]
  readonly problems: Problems
}

/** The headings of {@link PackageReport.line}. */
export const HEADINGS = ['package', 'files', 'unpacked', 'import', 'require', 'dependencies'] as const

/** A tarball and its installation. */
interface Installed {
  readonly tarball: Tarball
  readonly requirements: Requirements
  /** The package in it. */
  readonly home: string
  readonly files: readonly File[]
  readonly manifest: Manifest
  readonly time: ImportTime
}

/** Installs a tarball in an empty project and checks its requirements. */
export async function checkTarball(
  tarball: Tarball,
  all: readonly Tarball[],
  work: string,
): Promise<PackageReport> {
  const { name } = tarball
  const requirements = REQUIREMENTS[name]
  if (!requirements) return { line: [name], problems: [`${name}: it has no requirements`] }
  const folder = await makeProject(join(work, `package-${shortName(name)}`))
  await install(folder, filesFor([name], all))
  const home = join(folder, 'node_modules', name)
  const [files, manifest] = await Promise.all([filesIn(home), readManifest(home)])
  const time = await importTime(folder, name)
  const installed = { tarball, requirements, home, files, manifest, time }
  const problems = await problemsOf(installed)
  return { line: lineOf(installed), problems: problems.map((problem) => `${name}: ${problem}`) }
}

function lineOf({ tarball, requirements, files, time }: Installed): readonly string[] {
  return [
    tarball.name,
    `${files.length}`,
    `${sizeOf(files).toFixed(0)} of ${requirements.kibibytes} KiB`,
    `${time.import} ms`,
    `${time.require} of ${requirements.milliseconds} ms`,
    requirements.dependencies.join(', '),
  ]
}

async function problemsOf({ tarball, requirements, home, files, manifest, time }: Installed) {
  const sources = await filesIn(join(tarball.source, 'src'))
  const paths = sources.map(({ path }) => path)
  return [
    ...(await lint(tarball.file)),
    ...manifestProblems(manifest, requirements),
    ...(await unexplainedDependencies(home, requirements)),
    ...contentsProblems(files, expectedPaths(paths, extrasOf(requirements))),
    ...boundProblems({ size: sizeOf(files), time: Math.max(time.import, time.require) }, requirements),
  ]
}

function extrasOf({ extras = [], data = [] }: Requirements): readonly string[] {
  return [...extras, ...data]
}

/** The problems that publint (strict) and are-the-types-wrong find in a tarball. */
async function lint(file: string): Promise<Problems> {
  const data = new Uint8Array(await readFile(file))
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true })
  const { types, problems = [] } = Object(await checkPackage(createPackageFromTarballData(data)))
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...(types ? problems : ['no types']).map((problem: unknown) => `attw: ${JSON.stringify(problem)}`),
  ]
}

/** The dependencies that the README does not mention. */
async function unexplainedDependencies(home: string, { dependencies }: Requirements): Promise<Problems> {
  const readme = await readFile(join(home, 'README.md'), 'utf8')
  return dependencies
    .filter((name) => !readme.includes(name))
    .map((name) => `Expected the README to explain why it needs ${name}`)
}

/** In KiB, without the changelog, which grows with every release. */
function sizeOf(files: readonly File[]): number {
  const counted = files.filter(({ path }) => path !== 'CHANGELOG.md')
  return counted.reduce((sum, { bytes }) => sum + bytes, 0) / 1024
}

function contentsProblems(files: readonly File[], expected: readonly string[]): Problems {
  const found = files.map(({ path }) => path)
  return [
    ...found
      .filter((path) => !expected.includes(path))
      .map((path) => `contains ${path}, which has no source`),
    ...expected.filter((path) => !found.includes(path)).map((path) => `is missing ${path}`),
  ]
}

function boundProblems({ size, time }: { size: number; time: number }, requirements: Requirements): Problems {
  return [
    ...(size > requirements.kibibytes
      ? [`Expected at most ${requirements.kibibytes} KiB, got ${size.toFixed(1)}`]
      : []),
    ...(time > requirements.milliseconds
      ? [`Expected to load in ${requirements.milliseconds} ms, took ${time}`]
      : []),
  ]
}
