/** A whole run of the matrix. */
export interface Run {
  /** `2026-01-31` */
  readonly date: string
  /** The exact versions of Node. */
  readonly nodes: readonly string[]
  /** Its heads, then its lines. */
  readonly table: readonly (readonly string[])[]
}

/** docs/matrix.md: what was tried, and what came of it. */
export function pageOf({ date, nodes, table }: Run): string {
  const [heads = [], ...lines] = table
  const tried = lines.flatMap((line) => line.slice(1)).filter((cell) => cell !== '–')
  const count = tried.filter((cell) => cell === 'ok').length
  return `# Version matrix

Written by \`npx pnpm@12 matrix\`, which renews it; with flags it leaves this page alone. The packed packages, installed in an empty
project beside each end of each peer range; [what the columns try](../packages/consumers/README.md#pnpm-matrix).

${date}, Node ${nodes.join(', ')}: ${count} of ${tried.length} ok.

${[heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`
}
