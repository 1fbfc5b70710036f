/** A table. Every row has one cell per heading. */
export interface Table {
  readonly title: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Formats a table for the terminal. */
export function plainTable({ title, headings, rows }: Table): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width))
  return [`\n${title}`, line(headings), line(rule), ...rows.map(line)].join('\n')
}

/** Formats a table as Markdown. */
export function markdownTable({ title, headings, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [`## ${title}`, '', line(headings), line(headings.map(() => '---')), ...rows.map(line), ''].join(
    '\n',
  )
}
