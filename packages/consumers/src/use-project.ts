import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PACKAGES } from './packages.ts'
import { run } from './run.ts'

// pnpm sets it when it starts jest: what the workspace has installed would be found in every project.
delete process.env['NODE_PATH']

const APPS = join(__dirname, '../apps')

/** An empty project outside the workspace, as long as the specs of a file or of a `describe` run. */
export interface Project {
  readonly folder: string
  /** Installs packages, by name and range; ours come from their tarballs. */
  readonly install: (...packages: readonly string[]) => Promise<void>
  /** Writes files, by their names. */
  readonly write: (files: Readonly<Record<string, string>>) => void
  /** Copies a file of `apps/`, under other names if there are any. */
  readonly paste: (app: string, ...names: readonly string[]) => void
}

/** Makes a project, and installs packages in it before the specs run. */
export function useProject(...packages: readonly string[]): Project {
  const folder = join(tmpdir(), `vod-errors-consumer-${randomUUID()}`)
  const project: Project = {
    folder,
    install: async (...names) => void (await run(folder, 'pnpm', 'add', ...names.map(sourceOf))),
    write(files) {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    },
    paste(app, ...names) {
      for (const name of [app, ...names].slice(-names.length || 0))
        cpSync(join(APPS, app), join(folder, name))
    },
  }
  beforeAll(async () => {
    mkdirSync(folder)
    project.write({ 'package.json': '{ "private": true }', 'pnpm-workspace.yaml': JSON.stringify(SETTINGS) })
    if (packages.length > 0) await project.install(...packages)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return project
}

const SETTINGS = {
  // Not even Node finds a dependency that is not declared.
  hoist: false,
  // Our packages' dependencies on each other come from the tarballs, too: no registry has them yet.
  overrides: Object.fromEntries(PACKAGES.map(({ name, tarball }) => [name, `file:${tarball}`])),
}

function sourceOf(name: string): string {
  return PACKAGES.find((each) => each.name === name)?.tarball ?? name
}
