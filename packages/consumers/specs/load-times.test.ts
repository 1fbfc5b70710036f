import { PACKAGES } from '../src/packages.ts'
import { runNode } from '../src/run.ts'
import { useProject } from '../src/use-project.ts'

/**
 * The maximum CPU time of a process that imports or requires a package, in multiples of that of a bare Node. It catches a heavy
 * dependency, but not a slow machine.
 */
const BOUNDS: Readonly<Record<string, number>> = {
  core: 5,
  express: 6,
  koa: 6,
  browser: 3,
  opentelemetry: 6,
  prometheus: 6,
  emulator: 11,
}

/** Prints the CPU time of the process in milliseconds. Unlike wall time, it barely depends on the load of the machine. */
const PRINT = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)'

const project = useProject(...PACKAGES.map(({ name }) => name))

/** The least of three fresh processes. */
async function timeOf(code: string): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < 3; time++) times.push(Number(await runNode(project.folder, '-e', code)))
  return Math.min(...times)
}

/** The time of a bare Node. */
let bare: number
beforeAll(async () => {
  bare = await timeOf(PRINT)
})

test('every package has its bound', () => {
  expect(Object.keys(BOUNDS).sort()).toEqual(PACKAGES.map(({ shortName }) => shortName).sort())
})

test.each(PACKAGES)('$name loads in time', async ({ name, shortName }) => {
  const required = await timeOf(`require('${name}'); ${PRINT}`)
  const imported = await timeOf(`import('${name}').then(() => { ${PRINT} })`)
  expect(Math.max(required, imported) / bare).toBeLessThan(BOUNDS[shortName] ?? 0)
})
