import { join } from 'node:path'
import pMap from 'p-map'
import { markdownOf } from 'vod-errors-docs/markdown'
import { checkBundles } from '../bundles/bundles.ts'
import { inEmptyFolder } from '../empty-folder.ts'
import { problemsOf, tableOf } from '../matrix/cells.ts'
import { tryMatrix } from '../matrix/matrix.ts'
import { CURRENT_NODE } from '../matrix/nodes.ts'
import { subjectsOf } from '../matrix/subjects.ts'
import { packAll } from '../pack-all.ts'
import type { Tarball } from '../tarball.ts'
import { walkThrough } from '../walkthrough/walkthrough.ts'
import { checkTarball, HEADINGS } from './check.ts'

await inEmptyFolder(async (work) => {
  const tarballs = await packAll(join(work, 'tarballs'))
  const reports = await pMap(tarballs, (tarball) => checkTarball(tarball, tarballs, work), { concurrency: 2 })
  console.log(markdownOf({ head: HEADINGS, rows: reports.map(({ line }) => line) }))
  const rows = await trySlice(work, tarballs)
  console.log(`\n${markdownOf(tableOf(rows))}`)
  const walkthrough = await walkThrough(work, tarballs)
  console.log(`\nQuick start of README.md\n${walkthrough.lines.join('\n')}`)
  const bundles = await checkBundles(work, tarballs)
  console.log(`\nBundles\n${bundles.lines.join('\n')}`)
  return [
    ...reports.flatMap(({ problems }) => problems),
    ...problemsOf(rows),
    ...walkthrough.problems,
    ...bundles.problems,
  ]
})

/** The quick part of the matrix: the current Node and the newest version of each peer. */
async function trySlice(work: string, tarballs: readonly Tarball[]) {
  const newest = new Map(subjectsOf(tarballs).map((subject) => [subject.package, subject]))
  const subjects = Array.from(newest.values(), (subject) => ({ ...subject, ends: subject.ends.slice(-1) }))
  return await tryMatrix({ work, tarballs, nodes: [CURRENT_NODE], subjects, typeScripts: [] })
}
