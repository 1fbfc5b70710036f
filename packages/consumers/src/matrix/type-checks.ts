import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { write } from '../consumer/project.ts'
import { APPS } from '../root.ts'
import { failureOf } from '../run.ts'
import type { Subject } from './subjects.ts'
import type { TypeScript } from './type-scripts.ts'

/** The module resolutions of TypeScript that support `exports`. */
export const RESOLUTIONS = ['node16', 'bundler'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** The SDK ships no types. */
const SDK_TYPES = "declare module '@baiducloud/sdk'\n"

/**
 * Writes the apps as TypeScript: for `node16`, one file that imports and one that requires, each with the types of its own
 * module system; for `bundler`, one that imports.
 */
export async function writeTypeScript(folder: string, { app }: Subject): Promise<void> {
  const typed = join(APPS, `${app}.types.ts`)
  const sources = { app: await readFile(join(APPS, `${app}.js`), 'utf8') }
  const all = existsSync(typed) ? { ...sources, types: await readFile(typed, 'utf8') } : sources
  const files: Record<string, string> = { 'sdk.d.ts': SDK_TYPES }
  for (const [name, source] of Object.entries(all)) {
    for (const extension of ['mts', 'cts', 'ts']) files[`${name}.${extension}`] = source
  }
  files['tsconfig.node16.json'] = configOf('node16', files, /\.[cm]ts$/)
  files['tsconfig.bundler.json'] = configOf('bundler', files, /\.ts$/)
  await write(folder, files)
}

function configOf(
  moduleResolution: Resolution,
  files: Readonly<Record<string, string>>,
  pattern: RegExp,
): string {
  return JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      module: moduleResolution === 'node16' ? 'node16' : 'esnext',
      moduleResolution,
      types: ['node'],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      esModuleInterop: true,
    },
    files: ['sdk.d.ts', ...Object.keys(files).filter((name) => name !== 'sdk.d.ts' && pattern.test(name))],
  })
}

/** Type-checks the files of {@link writeTypeScript}, including the packages' declarations. Returns the errors, or `''`. */
export async function typeProblem(
  folder: string,
  { tsc }: TypeScript,
  resolution: Resolution,
): Promise<string> {
  return await failureOf(process.execPath, [tsc, '-p', `tsconfig.${resolution}.json`], { cwd: folder })
}

/**
 * Checks a consumer without the peer's `@types`: a file that imports only our package must compile, and one that imports
 * the peer must get an error that names the missing types. Returns the problem, or `''`.
 */
export async function typelessProblem(
  folder: string,
  { tsc }: TypeScript,
  subject: Subject,
): Promise<string> {
  const options = {
    strict: true,
    noEmit: true,
    module: 'node16',
    target: 'es2022',
    types: [],
    skipLibCheck: true,
  }
  await write(folder, {
    'typeless/tsconfig.json': JSON.stringify({ compilerOptions: options, files: ['ours.mts'] }),
    'typeless/ours.mts': `import { vodErrorHandler } from '${subject.package}'\nvodErrorHandler({ statusPolicy: 'gateway' })\n`,
    'typeless/tsconfig.both.json': JSON.stringify({
      extends: './tsconfig.json',
      files: ['ours.mts', 'theirs.mts'],
    }),
    'typeless/theirs.mts': `import peer from '${subject.peer}'\nexport default peer\n`,
  })
  const compile = (config: string) =>
    failureOf(process.execPath, [tsc, '-p', `typeless/${config}`], { cwd: folder })
  const ours = await compile('tsconfig.json')
  const both = await compile('tsconfig.both.json')
  if (ours !== '') return ours
  return both.includes(`npm i --save-dev ${subject.types}`)
    ? ''
    : `Expected an error that names ${subject.types}, got: ${both}`
}
