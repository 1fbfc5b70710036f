import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { install, makeProject } from '../consumer/project.ts'
import type { Complaints } from '../empty-folder.ts'
import { filesFor, type Manifest, readManifest, shortName, type Tarball } from '../tarball.ts'
import { brandComplaints } from './brand.ts'
import { expectedPaths, type File, filesIn } from './contents.ts'
import { type ImportTime, importTime } from './import-time.ts'
import { lint } from './lint.ts'
import { manifestComplaints } from './manifest.ts'
import { PROMISES, type Promises } from './promises.ts'

/** What is known of a package when it has been checked. */
export interface PackageReport {
  /** To print: name, number of files, size, import times, dependencies, provenance. */
  readonly line: readonly string[]
  readonly complaints: Complaints
}

/** The headings of {@link PackageReport.line}. */
export const HEADINGS = [
  'package',
  'files',
  'unpacked',
  'import',
  'require',
  'dependencies',
  'repository',
] as const

/** A tarball, and what was found where it is installed. */
interface Found {
  readonly tarball: Tarball
  readonly promises: Promises
  /** The empty project. */
  readonly folder: string
  /** The package in it. */
  readonly home: string
  readonly files: readonly File[]
  readonly manifest: Manifest
  readonly time: ImportTime
}

/** Installs a tarball in an empty project and holds it to its promises. */
export async function checkTarball(
  tarball: Tarball,
  all: readonly Tarball[],
  work: string,
): Promise<PackageReport> {
  const { name } = tarball
  const promises = PROMISES[name]
  if (!promises) return { line: [name], complaints: [`${name}: nothing is promised of it`] }
  const folder = await makeProject(join(work, `package-${shortName(name)}`))
  await install(folder, filesFor([name], all))
  const home = join(folder, 'node_modules', name)
  const [files, manifest] = await Promise.all([filesIn(home), readManifest(home)])
  const time = await importTime(folder, name)
  const found = { tarball, promises, folder, home, files, manifest, time }
  const complaints = await complaintsOf(found)
  return { line: lineOf(found), complaints: complaints.map((complaint) => `${name}: ${complaint}`) }
}

function lineOf({ tarball, promises, files, manifest, time }: Found): readonly string[] {
  return [
    tarball.name,
    `${files.length}`,
    `${sizeOf(files).toFixed(0)} of ${promises.kibibytes} KiB`,
    `${time.import} ms`,
    `${time.require} of ${promises.milliseconds} ms`,
    promises.dependencies.join(', '),
    manifest.repository ? 'named' : 'none yet: npm asks for it to state provenance',
  ]
}

async function complaintsOf({ tarball, promises, folder, home, files, manifest, time }: Found) {
  const sources = await filesIn(join(tarball.source, 'src'))
  const paths = sources.map(({ path }) => path)
  return [
    ...(await lint(tarball.file)),
    ...manifestComplaints(manifest, promises),
    ...(await unexplained(home, promises)),
    ...contentsComplaints(files, expectedPaths(paths, promises.extras)),
    ...boundComplaints({ size: sizeOf(files), time: Math.max(time.import, time.require) }, promises),
    ...(tarball.name === '@vod-errors/core' ? await brandComplaints(folder) : []),
  ]
}

/** The dependencies that the README does not so much as name. */
async function unexplained(home: string, { dependencies }: Promises): Promise<Complaints> {
  const readme = await readFile(join(home, 'README.md'), 'utf8')
  return dependencies
    .filter((name) => !readme.includes(name))
    .map((name) => `Expected the README to say why it needs ${name}, got no word of it`)
}

function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024
}

function contentsComplaints(files: readonly File[], expected: readonly string[]): Complaints {
  const found = files.map(({ path }) => path)
  return [
    ...found.filter((path) => !expected.includes(path)).map((path) => `holds ${path}, which has no source`),
    ...expected.filter((path) => !found.includes(path)).map((path) => `lacks ${path}`),
  ]
}

function boundComplaints({ size, time }: { size: number; time: number }, promises: Promises): Complaints {
  return [
    ...(size > promises.kibibytes
      ? [`Expected at most ${promises.kibibytes} KiB, got ${size.toFixed(1)}`]
      : []),
    ...(time > promises.milliseconds
      ? [`Expected to load in ${promises.milliseconds} ms, took ${time}`]
      : []),
  ]
}
