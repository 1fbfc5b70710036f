import { run } from '../run.ts'

/** Odd, so that there is a median. */
const TIMES = 5
/** Prints the CPU time of the process in microseconds. Unlike wall time, it barely depends on the load of the machine. */
const PRINT = 'const { user, system } = process.cpuUsage(); console.log(user + system)'

/** The CPU time of the first load of a package in a process, in milliseconds. */
export interface ImportTime {
  readonly import: number
  readonly require: number
}

/** The median of several fresh processes minus that of a bare Node, for both module systems. */
export async function importTime(folder: string, name: string): Promise<ImportTime> {
  const bare = await medianOf(folder, PRINT)
  const required = await medianOf(folder, `require('${name}'); ${PRINT}`)
  const imported = await medianOf(folder, `import('${name}').then(() => { ${PRINT} })`)
  return { import: Math.round(imported - bare), require: Math.round(required - bare) }
}

async function medianOf(folder: string, code: string): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < TIMES; i++)
    times.push(Number(await run(process.execPath, ['-e', code], { cwd: folder })) / 1000)
  return times.sort((a, b) => a - b)[(TIMES - 1) / 2] ?? Number.NaN
}
