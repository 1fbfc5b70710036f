import { bytesPerCall } from '../measure/bytes.ts'
import { timeTasks } from '../measure/nanoseconds.ts'
import { callTasks } from './calls.ts'
import { errorTasks } from './errors.ts'
import { otherErrorTasks } from './other-errors.ts'

/** Runs one round and prints JSON: nanoseconds per call by name or, with `bytes`, bytes per call. */
const [what, time] = process.argv.slice(2)

const figures =
  what === 'bytes'
    ? Object.fromEntries(Object.entries(errorTasks()).map(([name, task]) => [name, bytesPerCall(task)]))
    : await timeTasks({ ...errorTasks(), ...callTasks(), ...otherErrorTasks() }, Number(time))

process.stdout.write(JSON.stringify(figures))
