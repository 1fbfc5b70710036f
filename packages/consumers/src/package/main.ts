import { join } from 'node:path'
import pMap from 'p-map'
import { inEmptyFolder } from '../empty-folder.ts'
import { complaintsOf, tableOf } from '../matrix/cells.ts'
import { tryMatrix } from '../matrix/matrix.ts'
import { PRESENT_NODE } from '../matrix/nodes.ts'
import { subjectsOf } from '../matrix/subjects.ts'
import { packAll } from '../pack-all.ts'
import { table } from '../table.ts'
import type { Tarball } from '../tarball.ts'
import { walk } from '../walk/walk.ts'
import { checkTarball, HEADINGS } from './check.ts'

await inEmptyFolder(async (work) => {
  const tarballs = await packAll(join(work, 'tarballs'))
  const reports = await pMap(tarballs, (tarball) => checkTarball(tarball, tarballs, work), { concurrency: 2 })
  console.log(table([HEADINGS, ...reports.map(({ line }) => line)]))
  const rows = await trySlice(work, tarballs)
  console.log(`\n${table(tableOf(rows))}`)
  const walked = await walk(work, tarballs)
  console.log(`\nA newcomer's walk\n${walked.lines.join('\n')}`)
  return [...reports.flatMap(({ complaints }) => complaints), ...complaintsOf(rows), ...walked.complaints]
})

/** The part of the matrix that is quick: the present Node, and the newest of what each package is peer to. */
async function trySlice(work: string, tarballs: readonly Tarball[]) {
  const newest = new Map(subjectsOf(tarballs).map((subject) => [subject.package, subject]))
  const subjects = Array.from(newest.values(), (subject) => ({ ...subject, ends: subject.ends.slice(-1) }))
  return await tryMatrix({ work, tarballs, nodes: [PRESENT_NODE], subjects, typeScripts: [] })
}
