import type { Table } from 'vod-errors-docs/markdown'
import type { Row } from './row.ts'

/** The rows as a table: a line per version and a column per check, with `–` where a check does not apply. */
export function tableOf(rows: readonly Row[]): Table {
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))]
  const lines = rows.map(({ name, cells }) => [
    name,
    ...columns.map((column) => {
      const cell = cells.find((each) => each.column === column)
      return cell ? (cell.problem === '' ? 'ok' : 'RED') : '–'
    }),
  ])
  return { head: ['', ...columns], rows: lines }
}

/** The problems, each with the name of its cell. */
export function problemsOf(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ name, cells }) =>
    cells
      .filter(({ problem }) => problem !== '')
      .map(({ column, problem }) => `${name}, ${column}: ${problem}`),
  )
}
