import { join } from 'node:path'
import { inEmptyFolder } from '../empty-folder.ts'
import { packAll } from '../pack-all.ts'
import { table } from '../table.ts'
import { complaintsOf, tableOf } from './cells.ts'
import { tryMatrix } from './matrix.ts'
import { installNodes } from './nodes.ts'
import { readOptions } from './options.ts'
import { subjectsOf } from './subjects.ts'
import { installTypeScripts } from './type-scripts.ts'

await inEmptyFolder(async (work) => {
  const tarballs = await packAll(join(work, 'tarballs'))
  const all = subjectsOf(tarballs)
  const wanted = readOptions(
    process.argv.slice(2),
    all.map(({ name }) => name),
  )
  const subjects = all.filter(({ name }) => wanted.hosts.includes(name))
  const nodes = await installNodes(join(work, 'nodes'), wanted.nodes)
  const typeScripts = await installTypeScripts(join(work, 'typescripts'))
  console.log(`Node ${nodes.map(({ version }) => version).join(', ')}`)
  const rows = await tryMatrix({ work, tarballs, nodes, subjects, typeScripts })
  console.log(table(tableOf(rows)))
  return complaintsOf(rows)
})
