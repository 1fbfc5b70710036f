import { LEVEL_COLORS } from './bff-log.ts'
import type { Comparison } from './compare.ts'
import { type Terminal, wrap } from './terminal.ts'

const WIDTHS = { code: 27, upstream: 3, express: 7, koa: 3, fault: 8, level: 5 }

type Cells = Readonly<Record<keyof typeof WIDTHS, string>>

/** The line above the rows. */
export function heading({ paint }: Pick<Terminal, 'paint'>): string {
  const names = {
    code: 'code',
    upstream: 'VOD',
    express: 'Express',
    koa: 'Koa',
    fault: 'fault',
    level: 'log',
  }
  return paint('dim', `  ${rowOf(names)}  requestId`)
}

/** One line for a code, and the problems below it if there are any. */
export function formatComparison(comparison: Comparison, { paint }: Pick<Terminal, 'paint'>): string {
  const { code, express, koa, fault, problems } = comparison
  const level = express.logged[0]?.level ?? 'none'
  const cells = {
    code,
    upstream: String(express.upstream.status),
    express: String(express.status),
    koa: String(koa.status),
    fault,
    level,
  }
  const mark = problems.length === 0 ? paint('green', '✓') : paint('red', '✗')
  const row = rowOf(cells, (text) => paint(LEVEL_COLORS[level] ?? 'dim', text))
  const id = paint('dim', express.requestId.slice(0, 8))
  return [`${mark} ${row}  ${id}`, ...problems.map((problem) => wrap(problem, '    '))].join('\n')
}

function rowOf(cells: Cells, paintLevel = (text: string) => text): string {
  const cell = (name: keyof Cells) => cells[name].padEnd(WIDTHS[name])
  const statuses = `${cell('upstream')} → ${cell('express')}  ${cell('koa')}`
  return `${cell('code')}  ${statuses}  ${cell('fault')}  ${paintLevel(cell('level'))}`
}
