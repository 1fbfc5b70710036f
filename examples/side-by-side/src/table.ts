import type { Comparison } from './compare.ts'

const HEADINGS = [
  'code',
  'VOD',
  'Express',
  'Koa',
  'requestId (Express call)',
  'id passed on',
  'same',
] as const
const WIDTHS = [27, 4, 7, 4, 36, 12, 4] as const

/** Formats the table, one row per code. */
export function table(comparisons: readonly Comparison[]): string {
  const rule = WIDTHS.map((width) => '-'.repeat(width))
  return [HEADINGS, rule, ...comparisons.map(cells)].map(row).join('\n')
}

function cells({ code, express, koa, problems }: Comparison): readonly string[] {
  const isPassedOn = [express, koa].every(({ upstream, requestId }) => upstream.requestId === requestId)
  return [
    code,
    String(express.upstream.status),
    String(express.status),
    String(koa.status),
    String(express.upstream.requestId),
    isPassedOn ? 'in both' : 'NO',
    problems.length === 0 ? 'yes' : 'NO',
  ]
}

function row(texts: readonly string[]): string {
  return texts
    .map((text, index) => text.padEnd(WIDTHS[index] ?? 0))
    .join('  ')
    .trimEnd()
}
