import { join } from 'node:path'
import pMap from 'p-map'
import { installEmulator, startEmulator } from '../consumer/emulator.ts'
import type { Tarball } from '../tarball.ts'
import type { Node } from './nodes.ts'
import { type Row, tryRow } from './row.ts'
import type { End, Subject } from './subjects.ts'
import type { TypeScript } from './type-scripts.ts'

/** What to try with what. */
export interface Trial {
  /** A folder that is empty. */
  readonly work: string
  readonly tarballs: readonly Tarball[]
  readonly nodes: readonly Node[]
  readonly subjects: readonly Subject[]
  readonly typeScripts: readonly TypeScript[]
}

/** Tries every end of every subject with every Node and TypeScript; every row runs against the packed emulator. */
export async function tryMatrix({
  work,
  tarballs,
  nodes,
  subjects,
  typeScripts,
}: Trial): Promise<readonly Row[]> {
  const emulatorFolder = await installEmulator(work, tarballs)
  const rows = subjects.flatMap((subject) => subject.ends.map((end) => ({ subject, end })))
  const tryOne = async ({ subject, end }: { subject: Subject; end: End }, index: number) => {
    const folder = join(work, `${subject.name}-${index}`)
    const equipped = await pMap(nodes, async (node) => ({
      ...node,
      emulator: await startEmulator(emulatorFolder, node.path),
    }))
    try {
      const row = await tryRow({ subject, end, folder, tarballs, nodes: equipped, typeScripts })
      console.log(`tried ${row.name}`)
      return row
    } finally {
      await pMap(equipped, ({ emulator }) => emulator.stop())
    }
  }
  return await pMap(rows, tryOne, { concurrency: 2 })
}
