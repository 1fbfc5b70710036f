import { join } from 'node:path'
import { filesFor, type Tarball } from '../tarball.ts'
import { install, makeProject } from './project.ts'
import { type RunningApp, startApp } from './start-app.ts'

/** The key pair that the emulator prints on start and documents in its README. */
const CREDENTIALS = { VOD_AK: 'emulated-access-key', VOD_SK: 'emulated-secret-key' }

/** A running `vod-emulator` command. */
export interface Emulator extends RunningApp {
  /** The environment variables that point an app at it. */
  readonly env: Readonly<Record<string, string>>
  /** VOD's id of the last call. */
  readonly lastRequestId: () => Promise<string | undefined>
}

/** Installs the emulator's tarball in an empty project and returns the folder. */
export async function installEmulator(work: string, tarballs: readonly Tarball[]): Promise<string> {
  const folder = await makeProject(join(work, 'emulator'))
  await install(folder, filesFor(['@vod-errors/emulator'], tarballs))
  return folder
}

/** Starts the installed command with a given Node. */
export async function startEmulator(folder: string, node: string): Promise<Emulator> {
  const app = await startApp({ node, folder, file: 'node_modules/.bin/vod-emulator' })
  return {
    ...app,
    env: { VOD_ENDPOINT: app.origin, ...CREDENTIALS },
    async lastRequestId() {
      const { requests } = Object(await (await fetch(`${app.origin}/_emulator/requests`)).json())
      return Object(requests?.at(-1)).requestId
    },
  }
}
