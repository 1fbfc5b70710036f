import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { install, makeProject, write } from '../consumer/project.ts'
import type { Problems } from '../empty-folder.ts'
import { APPS } from '../root.ts'
import { failureOf, run } from '../run.ts'
import { filesFor, type Tarball } from '../tarball.ts'
import { BUNDLERS, type Bundler } from './bundlers.ts'

/** The result of bundling the page. */
export interface BundleReport {
  /** The lines to print. */
  readonly lines: readonly string[]
  readonly problems: Problems
}

/** What the page prints. */
const PRINTED = 'MediaNotFound 404 r-1 NetworkError 网络连接失败，请检查网络后重试。'

/** The oldest TypeScript that can read the declarations. */
const TYPESCRIPT = 'typescript@~5.0'

/**
 * Bundles a page that imports the browser package and the catalog with Vite and with webpack, runs it, and checks its types
 * with the oldest TypeScript: with the types of browsers and none of node.
 */
export async function checkBundles(work: string, tarballs: readonly Tarball[]): Promise<BundleReport> {
  const folder = await makeProject(join(work, 'bundles'))
  const ours = filesFor(['@vod-errors/browser', '@vod-errors/core'], tarballs)
  await install(folder, [...ours, ...BUNDLERS.map(({ name }) => name), TYPESCRIPT])
  await copyFile(join(APPS, 'page.js'), join(folder, 'page.js'))
  const reports = []
  for (const bundler of BUNDLERS) reports.push(await checkBundle(folder, bundler))
  for (const resolution of ['node16', 'bundler']) reports.push(await checkTypes(folder, resolution))
  return {
    lines: reports.flatMap(({ lines }) => lines),
    problems: reports.flatMap(({ problems }) => problems),
  }
}

async function checkBundle(folder: string, { name, config, command }: Bundler): Promise<BundleReport> {
  await write(folder, { [`${name}.mjs`]: config })
  const failure = await failureOf(process.execPath, command, { cwd: folder })
  if (failure !== '') return { lines: [`RED  ${name}`], problems: [`${name}: ${failure}`] }
  const files = await readScripts(join(folder, `dist-${name}`))
  const page = files.find(({ path }) => /page|main/.test(path))
  const printed = page ? (await run(process.execPath, [page.path], { cwd: folder })).trim() : 'no page'
  const problems = [
    ...(printed === PRINTED ? [] : [`${name}: Expected the page to print ${PRINTED}, got ${printed}`]),
    ...files
      .filter(({ text }) => text.includes('node:'))
      .map(({ path }) => `${name}: ${path} imports from node`),
  ]
  const size = gzipSync(page?.text ?? '').length
  return { lines: [`ok   ${name}: ${files.length} files, the page ${size} bytes gzipped`], problems }
}

async function readScripts(folder: string) {
  const names = await readdir(folder, { recursive: true })
  const paths = names.filter((name) => /\.m?js$/.test(name)).map((name) => join(folder, name))
  return await Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })))
}

async function checkTypes(folder: string, moduleResolution: string): Promise<BundleReport> {
  const module = moduleResolution === 'node16' ? 'node16' : 'esnext'
  const lib = ['es2022', 'dom']
  const compilerOptions = {
    target: 'es2022',
    module,
    moduleResolution,
    lib,
    types: [],
    strict: true,
    noEmit: true,
  }
  const extensions = moduleResolution === 'node16' ? ['mts', 'cts'] : ['ts']
  const source = await readFile(join(APPS, 'page.types.ts'), 'utf8')
  const files = extensions.map((extension) => `page.types.${extension}`)
  await write(folder, Object.fromEntries(files.map((file) => [file, source])))
  await write(folder, { 'tsconfig.json': JSON.stringify({ compilerOptions, files }) })
  const failure = await failureOf(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: folder })
  const name = `${TYPESCRIPT}, ${moduleResolution}`
  return failure === ''
    ? { lines: [`ok   ${name}`], problems: [] }
    : { lines: [`RED  ${name}`], problems: [`${name}: ${failure}`] }
}
