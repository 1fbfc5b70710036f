import { join } from 'node:path'
import pMap from 'p-map'
import { installEmulator, startEmulator } from '../consumer/emulator.ts'
import type { Tarball } from '../tarball.ts'
import type { Node } from './nodes.ts'
import { type Row, tryRow } from './row.ts'
import type { End, Subject } from './subjects.ts'
import type { TypeScript } from './type-scripts.ts'

/** Options of {@link tryMatrix}. */
export interface MatrixRun {
  /** An empty folder. */
  readonly work: string
  readonly tarballs: readonly Tarball[]
  readonly nodes: readonly Node[]
  readonly subjects: readonly Subject[]
  readonly typeScripts: readonly TypeScript[]
}

/** Checks both ends of every peer range with every Node and TypeScript, against the packed emulator. */
export async function tryMatrix({
  work,
  tarballs,
  nodes,
  subjects,
  typeScripts,
}: MatrixRun): Promise<readonly Row[]> {
  const emulatorFolder = await installEmulator(work, tarballs)
  const rows = subjects.flatMap((subject) => subject.ends.map((end) => ({ subject, end })))
  const tryOne = async ({ subject, end }: { subject: Subject; end: End }, index: number) => {
    const folder = join(work, `${subject.name}-${index}`)
    const nodesWithEmulator = await pMap(nodes, async (node) => ({
      ...node,
      emulator: await startEmulator(emulatorFolder, node.path),
    }))
    try {
      const row = await tryRow({ subject, end, folder, tarballs, nodes: nodesWithEmulator, typeScripts })
      console.log(`checked ${row.name}`)
      return row
    } finally {
      await pMap(nodesWithEmulator, ({ emulator }) => emulator.stop())
    }
  }
  return await pMap(rows, tryOne, { concurrency: 2 })
}
