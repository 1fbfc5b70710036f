import { WARM_UP } from '../storm/rounds.ts'
import type { Machine } from './machine.ts'
import type { Run } from './results.ts'
import { markdownTable } from './table.ts'
import { tablesOf } from './tables.ts'

/** docs/bench.md: all tables, and how they came about. */
export function pageOf(run: Run): string {
  const { date, command, machine } = run
  return [
    '# What an error costs',
    '',
    '<!-- written by `npx pnpm@12 bench`; do not edit -->',
    '![Requests per second under an error storm, relative to the hand-written handler](bench.svg)',
    '',
    `\`${command}\`, ${date.slice(0, 10)}, on ${describe(machine)}. All figures: [bench.json](bench.json).`,
    '',
    ...tablesOf(run).map(markdownTable),
    method(run),
  ].join('\n')
}

/** The machine in a line. */
export function describe({ processor, cores, memory, system, node, versions }: Machine): string {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `${processor}, ${cores} cores, ${memory} GiB, ${system}, Node ${node.slice(1)}; ${packages.join(', ')}`
}

function method({ starts, rounds, seconds, connections, machine: { isPinned } }: Run): string {
  const cores = isPinned
    ? 'all on one core, the load on another (`taskset`)'
    : 'on whatever core there was (no `taskset`)'
  return `## How it is measured

- **Under load**: every contender is a server in a process of its own, ${cores}: autocannon, ${connections} connections
  to each, no pipelining. Every request is for a route that throws what \`@baiducloud/sdk\` rejects with, made afresh. All
  contenders of a group are loaded at the same time, because the speed of a machine changes from moment to moment; the system deals
  the core out among them in slices of milliseconds, and no turns of one after the other can be as short. What counts is a server's
  own processor time for a request, its compilers and its garbage collector included: requests per second of a core are its reciprocal.
  ${starts} times, all are started anew, in an order drawn anew, and answer ${WARM_UP} requests each that are not counted. Then come
  ${rounds} rounds of ${seconds} s. A ratio is taken within its round; shown are the median of all ${starts * rounds}, twice its standard error
  and the quartiles.
- **The same bytes**: before it is measured, a contender that says so must answer byte for byte what the hand-written handler
  answers: status, every header and its value, body, but for the ETag that Express makes for \`res.json\`. The others answer what they
  answer; only status and content-type are checked. The apps have \`x-powered-by\` switched off.
- **What runs**: \`dist\` of the packages, as it is published, and the contender, put into one file by esbuild; everything else
  from node_modules; plain node, NODE_ENV=production.
- **In process**: tinybench, the least of its medians in six processes with five passes each; "thrown → bytes" is \`createResponder\`, what the adapters call.
  Peers get a \`ServerResponse\` that is not sent. Bytes: growth of \`heapUsed\` over many calls in a young generation of 256 MiB
  that is not collected meanwhile.
- **Growth**: the exponent k of the best time = c · size^k over all sizes (0 constant, 1 linear, 2 quadratic). The catalog is no
  option: for its size, core is built with a catalog ten and a hundred times as large.
`
}
