import type { Result, Row } from './row.ts'

const HEAD = ['figure', 'value', 'must be'] as const

/** The figures of a scenario as a Markdown table, with the title over it. */
export function table({ title, rows }: Result): string {
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cells)].map((texts) => `| ${texts.join(' | ')} |`)
  return [`## ${title}`, '', ...lines].join('\n')
}

/** One sentence for each figure that is out of its bounds. */
export function complaints({ title, rows }: Result): readonly string[] {
  return rows.filter(({ isRed }) => isRed).map((row) => `${title}: ${complaint(row)}`)
}

function complaint({ figure, value, bound, example }: Row): string {
  const first = example === undefined ? '' : `, such as ${example}`
  return `${figure} must be ${bound}, and is ${value}${first}`
}

function cells({ figure, value, bound, isRed }: Row): readonly string[] {
  return [figure, isRed ? `${value} (RED)` : value, bound]
}
