import { strictEqual } from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Complaints } from '../empty-folder.ts'

/** What a copy of core has that is used here. */
interface Copy {
  readonly VodError: new (init: object) => object
  readonly isVodError: (value: unknown) => boolean
}

/** Whether the copies of core that `import` and `require` load are two, and know each other's errors. */
export async function brandComplaints(folder: string): Promise<Complaints> {
  const load = createRequire(join(folder, 'index.js'))
  const required: Copy = load('@vod-errors/core')
  const imported: Copy = await import(
    pathToFileURL(join(folder, 'node_modules/@vod-errors/core/dist/esm/index.js')).href
  )
  try {
    strictEqual(required.VodError === imported.VodError, false, 'one copy where there should be two')
    strictEqual(required.isVodError(new imported.VodError({ message: 'x' })), true, 'require knows import')
    strictEqual(imported.isVodError(new required.VodError({ message: 'x' })), true, 'import knows require')
    return []
  } catch (error) {
    return [`brand: ${error}`]
  }
}
