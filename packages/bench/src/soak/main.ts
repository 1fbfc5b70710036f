import { soak } from './soak.ts'

try {
  process.exitCode = (await soak(process.argv.slice(2))) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
