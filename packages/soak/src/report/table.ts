import type { Result, Row } from './row.ts'

const HEAD = ['figure', 'value', 'must be'] as const

/** The figures of a scenario as a Markdown table under its title. */
export function table({ title, rows }: Result): string {
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cells)].map((texts) => `| ${texts.join(' | ')} |`)
  return [`## ${title}`, '', ...lines].join('\n')
}

/** One sentence for each figure that is out of bounds. */
export function describeProblems({ title, rows }: Result): readonly string[] {
  return rows.filter(({ isRed }) => isRed).map((row) => `${title}: ${describeProblem(row)}`)
}

function describeProblem({ figure, value, bound, example }: Row): string {
  const first = example === undefined ? '' : `, for example ${example}`
  return `${figure} must be ${bound}, but is ${value}${first}`
}

function cells({ figure, value, bound, isRed }: Row): readonly string[] {
  return [figure, isRed ? `${value} (RED)` : value, bound]
}
