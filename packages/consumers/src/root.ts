import { fileURLToPath } from 'node:url'

/** The root folder of the workspace. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The folder of the apps that are pasted into consumer projects. */
export const APPS = fileURLToPath(new URL('../apps', import.meta.url))
