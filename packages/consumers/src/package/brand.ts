import { strictEqual } from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Problems } from '../empty-folder.ts'

/** The part of core that is used here. */
interface Copy {
  readonly VodError: new (init: object) => object
  readonly isVodError: (value: unknown) => boolean
}

/** Checks that `import` and `require` load two copies of core, and that each recognizes the other's errors. */
export async function brandProblems(folder: string): Promise<Problems> {
  const load = createRequire(join(folder, 'index.js'))
  const required: Copy = load('@vod-errors/core')
  const imported: Copy = await import(
    pathToFileURL(join(folder, 'node_modules/@vod-errors/core/dist/esm/index.js')).href
  )
  try {
    strictEqual(required.VodError === imported.VodError, false, 'import and require load separate copies')
    strictEqual(
      required.isVodError(new imported.VodError({ message: 'x' })),
      true,
      'the required copy recognizes the imported VodError',
    )
    strictEqual(
      imported.isVodError(new required.VodError({ message: 'x' })),
      true,
      'the imported copy recognizes the required VodError',
    )
    return []
  } catch (error) {
    return [`brand: ${error}`]
  }
}
