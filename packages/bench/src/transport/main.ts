import { contendersAt } from './contenders.ts'

/**
 * Calls VOD through each contender for so many milliseconds, so many calls at once, in turns: `main.ts ENDPOINT AT_ONCE
 * MILLISECONDS ROUNDS`, and the CA in the environment. Prints calls a second by contender and round, as JSON.
 */
const [endpoint = '', atOnce, milliseconds, rounds] = process.argv.slice(2)
const contenders = Object.entries(contendersAt(endpoint, process.env['BENCH_CA'] ?? ''))
const speeds: Record<string, number[]> = Object.fromEntries(contenders.map(([name]) => [name, []]))

for (const [, call] of contenders) await speedOf(call)
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, call] of contenders) speeds[name]?.push(await speedOf(call))
}
// Connections that are kept alive would keep the process, too.
process.stdout.write(JSON.stringify(speeds), () => process.exit())

async function speedOf(call: () => PromiseLike<unknown>): Promise<number> {
  const began = performance.now()
  const end = began + Number(milliseconds)
  let calls = 0
  const keepCalling = async () => {
    while (performance.now() < end) {
      await call()
      calls += 1
    }
  }
  await Promise.all(Array.from({ length: Number(atOnce) }, keepCalling))
  return (calls * 1000) / (performance.now() - began)
}
