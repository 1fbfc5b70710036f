/** A table: a head, and rows of as many cells. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** The Markdown of a table. */
export function markdownOf({ head, rows }: Table): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

/** Names as code, separated by commas. */
export function codeOf(...names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
