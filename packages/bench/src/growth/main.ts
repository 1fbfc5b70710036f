import { timeTasks } from '../measure/nanoseconds.ts'
import type { Point } from '../measure/statistics.ts'
import { CASES, CATALOG_CASES } from './cases.ts'

/** Times each case at each size and prints JSON. With `catalog`, runs only the catalog cases. */
const [which, time = '100'] = process.argv.slice(2)

const grown: Record<string, Point[]> = {}
for (const { name, sizes, prepare } of which === 'catalog' ? CATALOG_CASES : CASES) {
  const tasks = Object.fromEntries(sizes.map((size) => [size, prepare(size)]))
  const ns = await timeTasks(tasks, Number(time))
  grown[name] = sizes.map((size) => ({ size, ns: ns[size] ?? Number.NaN }))
}

process.stdout.write(JSON.stringify(grown))
