import { cpus, totalmem } from 'node:os'
import type { Result } from './row.ts'
import { table } from './table.ts'

/** The page docs/soak.md: the figures of a full run, when and where it was, and how to renew it. */
export function soakPage(results: readonly Result[]): string {
  const cores = cpus()
  const memory = Math.round(totalmem() / 1_073_741_824)
  const date = new Date().toISOString().slice(0, 10)
  return `# Storm and soak

Written by \`npx pnpm@12 soak\`, which renews it; \`npx pnpm@12 soak storm --seconds 5\` is a short one that leaves this page
alone. The reasons of the bounds stand beside them in [packages/soak](../packages/soak/src/scenarios).

An Express 5 and a Koa 3 BFF with \`vodErrorHandler()\` and no options, the emulated VOD, and the program that asks and
checks are four processes, which share the cores. Half of the storm goes through the real SDK, half through \`fetch\`.
Each BFF has half of the hung calls, with two sockets each: a process needs 10,200 open files (\`ulimit -n\`).

${date}, Node ${process.version}, ${process.platform}, ${cores.length} cores (${cores[0]?.model.trim()}), ${memory} GiB.

${results.map(table).join('\n\n')}
`
}
