import type { Row } from './row.ts'

/** The rows as a table: a line a version, a column a thing that was tried, `–` where it does not apply. */
export function tableOf(rows: readonly Row[]): readonly (readonly string[])[] {
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))]
  const lines = rows.map(({ name, cells }) => [
    name,
    ...columns.map((column) => {
      const cell = cells.find((each) => each.column === column)
      return cell ? (cell.complaint === '' ? 'ok' : 'RED') : '–'
    }),
  ])
  return [['', ...columns], ...lines]
}

/** What is wrong, each with the name of its cell. */
export function complaintsOf(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ name, cells }) =>
    cells
      .filter(({ complaint }) => complaint !== '')
      .map(({ column, complaint }) => `${name}, ${column}: ${complaint}`),
  )
}
