import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Emulator } from '../consumer/emulator.ts'
import { install, makeProject, write } from '../consumer/project.ts'
import { type RunningApp, startApp } from '../consumer/start-app.ts'
import { toCommonJs } from '../consumer/to-common-js.ts'
import { APPS } from '../root.ts'
import { filesFor, readManifest, type Tarball } from '../tarball.ts'
import { CHECKS } from './expected-responses.ts'
import type { Node } from './nodes.ts'
import type { End, Subject } from './subjects.ts'
import { RESOLUTIONS, typelessProblem, typeProblem, writeTypeScript } from './type-checks.ts'
import type { TypeScript } from './type-scripts.ts'

/** Options of {@link tryRow}: one version of one peer. */
export interface RowOptions {
  readonly subject: Subject
  readonly end: End
  readonly folder: string
  readonly tarballs: readonly Tarball[]
  /** Each with an emulator that runs on it. */
  readonly nodes: readonly (Node & { readonly emulator: Emulator })[]
  /** Types are not checked if this is empty. */
  readonly typeScripts: readonly TypeScript[]
}

/** The result of one check. */
interface Cell {
  /** The heading of the column. */
  readonly column: string
  /** Empty if the check passed. */
  readonly problem: string
}

/** A row of the matrix. */
export interface Row {
  /** The installed version, such as `express 4.22.3`. */
  readonly name: string
  readonly cells: readonly Cell[]
}

/** Creates a project with one version of one peer and runs all checks in it. A failed install is a failed check. */
export async function tryRow(options: RowOptions): Promise<Row> {
  const { subject, end, folder, typeScripts } = options
  const cells: Cell[] = []
  try {
    await installPeer(options)
    cells.push(...(await runApps(options)))
    if (typeScripts.length > 0) cells.push(...(await checkTypes(options)))
  } catch (error) {
    cells.push({ column: 'install', problem: String(error) })
  }
  return { name: `${subject.peer} ${await versionIn(folder, subject.peer).catch(() => end.peer)}`, cells }
}

async function installPeer({ subject, end, folder, tarballs }: RowOptions): Promise<void> {
  await makeProject(folder)
  const ours = filesFor([subject.package], tarballs)
  await install(folder, [...ours, `${subject.peer}@${end.peer}`, '@baiducloud/sdk'])
}

async function versionIn(folder: string, name: string): Promise<string> {
  const { version } = await readManifest(join(folder, 'node_modules', name))
  return version
}

async function runApps({ subject, folder, nodes }: RowOptions): Promise<readonly Cell[]> {
  const source = await readFile(join(APPS, `${subject.app}.js`), 'utf8')
  await write(folder, { 'app.mjs': source, 'app.cjs': toCommonJs(source) })
  const cells: Cell[] = []
  for (const { major, path: node, emulator } of nodes) {
    for (const [system, file] of [
      ['import', 'app.mjs'],
      ['require', 'app.cjs'],
    ] as const) {
      const start = () => startApp({ node, folder, file, env: emulator.env })
      cells.push({
        column: `node ${major} ${system}`,
        problem: await responseProblem(subject, start, emulator),
      })
    }
  }
  return cells
}

async function responseProblem(
  { app: name }: Subject,
  start: () => Promise<RunningApp>,
  emulator: Emulator,
): Promise<string> {
  let app: RunningApp | undefined
  try {
    app = await start()
    const check = CHECKS[name]
    if (!check) throw new Error(`There are no checks for the app ${name}`)
    await check({ app, emulator })
    return ''
  } catch (error) {
    return String(error)
  } finally {
    await app?.stop()
  }
}

async function checkTypes({ subject, end, folder, typeScripts }: RowOptions): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  const newest = typeScripts.at(-1)
  if (subject.types && newest) {
    cells.push({ column: 'no @types', problem: await typelessProblem(folder, newest, subject) })
  }
  const types = subject.types ? [`${subject.types}@${end.types}`] : []
  await install(folder, ['@types/node@20', ...types])
  await writeTypeScript(folder, subject)
  for (const typeScript of typeScripts) {
    for (const resolution of RESOLUTIONS) {
      const problem = await typeProblem(folder, typeScript, resolution)
      cells.push({ column: `ts ${typeScript.range} ${resolution}`, problem })
    }
  }
  return cells
}
