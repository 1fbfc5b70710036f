import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inEmptyFolder } from '../empty-folder.ts'
import { packAll } from '../pack-all.ts'
import { ROOT } from '../root.ts'
import { table } from '../table.ts'
import { problemsOf, tableOf } from './cells.ts'
import { tryMatrix } from './matrix.ts'
import { installNodes } from './nodes.ts'
import { readOptions } from './options.ts'
import { pageOf } from './page.ts'
import { subjectsOf } from './subjects.ts'
import { installTypeScripts } from './type-scripts.ts'

const today = () => new Date().toISOString().slice(0, 10)

await inEmptyFolder(async (work) => {
  const tarballs = await packAll(join(work, 'tarballs'))
  const all = subjectsOf(tarballs)
  const options = readOptions(
    process.argv.slice(2),
    all.map(({ name }) => name),
  )
  const subjects = all.filter(({ name }) => options.hosts.includes(name))
  const nodes = await installNodes(join(work, 'nodes'), options.nodes)
  const typeScripts = await installTypeScripts(join(work, 'typescripts'))
  const versions = nodes.map(({ version }) => version)
  console.log(`Node ${versions.join(', ')}`)
  const rows = await tryMatrix({ work, tarballs, nodes, subjects, typeScripts })
  const lines = tableOf(rows)
  console.log(table(lines))
  if (options.isWhole)
    await writeFile(join(ROOT, 'docs/matrix.md'), pageOf({ date: today(), nodes: versions, table: lines }))
  return problemsOf(rows)
})
