import { fileURLToPath } from 'node:url'

/** The folder of the workspace. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The folder of the apps that are pasted into consumers. */
export const APPS = fileURLToPath(new URL('../apps', import.meta.url))
