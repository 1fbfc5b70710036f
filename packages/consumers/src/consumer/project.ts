import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { run } from '../run.ts'

/** Creates an empty project, as `npm init` does, and returns its folder. */
export async function makeProject(folder: string): Promise<string> {
  await write(folder, { 'package.json': '{ "private": true }' })
  return folder
}

/** Writes files. The keys are paths relative to the folder. */
export async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
}

/**
 * Installs packages by name and range, or tarballs by path. Install scripts are enabled, because the package `node`
 * downloads its binary in one.
 */
export async function install(folder: string, specs: readonly string[]): Promise<void> {
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error']
  await run('npm', ['install', ...flags, '--ignore-scripts', 'false', ...specs], { cwd: folder })
}
