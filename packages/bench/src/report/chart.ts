import { type ComparedRow, compareRows } from './compare-rows.ts'
import type { Run } from './results.ts'

const WIDTH = 860
const LABELS = 300
const RIGHT = 130
const ROW = 26
const BAR = 16
/** Longer bars are cut off here. */
const MAX_RATIO = 1.6
const PLOT = WIDTH - LABELS - RIGHT

const INK = '#1f2328'
const MUTED = '#656d76'
const GRID = '#d8dee4'
const OURS = '#0969da'
const OTHERS = '#afb8c1'

/** Renders docs/bench.svg: one bar per contender with its ratio to the hand-written handler, and the quartiles of the rounds. */
export function chartOf({ storms, machine }: Run): string {
  const panels: string[] = []
  let top = 64
  for (const storm of [storms.express, storms.koa]) {
    if (!storm) continue
    const rows = compareRows(storm)
    panels.push(panel({ title: storm.title, rows, top }))
    top += rows.length * ROW + 76
  }
  const footer = `${machine.processor}, Node ${machine.node.slice(1)}; all servers run at once on one core, the load generator on another. Thin lines: the middle half of the rounds.`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top + 20}" font-family="-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="13"><title>Requests per second while every request fails</title>
<rect width="${WIDTH}" height="${top + 20}" rx="8" fill="#ffffff"/>
${text(24, 34, 'Requests per second while every request fails', { size: 18, weight: 600 })}
${text(24, 54, 'relative to the hand-written handler; longer is faster', { fill: MUTED })}
${panels.join('\n')}
${text(24, top, footer, { fill: MUTED, size: 11 })}
</svg>
`
}

interface Panel {
  readonly title: string
  readonly rows: readonly ComparedRow[]
  readonly top: number
}

function panel({ title, rows, top }: Panel): string {
  const first = top + 36
  const bottom = first + rows.length * ROW
  const ticks = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5].map(
    (tick) =>
      `<line x1="${x(tick)}" x2="${x(tick)}" y1="${first - 6}" y2="${bottom}" stroke="${tick === 1 ? MUTED : GRID}"/>` +
      text(x(tick), bottom + 14, tick.toFixed(2), { fill: MUTED, size: 11, anchor: 'middle' }),
  )
  const bars = rows.map((row, index) => bar(row, first + index * ROW))
  return [text(24, top + 18, title, { size: 14, weight: 600 }), ...ticks, ...bars].join('\n')
}

function bar({ name, status, ratio, requestsPerSecond }: ComparedRow, y: number): string {
  const isOurs = name.startsWith('ours')
  const isCut = ratio.median > MAX_RATIO
  const middle = y + BAR / 2
  const whisker = isCut
    ? ''
    : `<line x1="${x(ratio.lowerQuartile)}" x2="${x(ratio.upperQuartile)}" y1="${middle}" y2="${middle}" stroke="${INK}" stroke-width="1.5"/>`
  const speed = `${ratio.median.toFixed(2)} ×  (${Math.round(requestsPerSecond.median).toLocaleString('en')}/s)`
  return [
    text(LABELS - 12, middle + 4, status === 500 ? `${name}, a 500` : name, {
      anchor: 'end',
      weight: isOurs ? 600 : 400,
      size: 12,
    }),
    `<rect x="${x(0)}" y="${y}" width="${x(ratio.median) - x(0)}" height="${BAR}" rx="2" fill="${isOurs ? OURS : OTHERS}"/>`,
    whisker,
    isCut ? cutMark(middle) : '',
    text(WIDTH - RIGHT + 14, middle + 4, speed, { size: 12, weight: isOurs ? 600 : 400 }),
  ].join('')
}

/** Two slanted strokes that mark a bar as cut off. */
function cutMark(middle: number): string {
  const at = x(MAX_RATIO) - 14
  return `<path d="M${at} ${middle + 10}l6 -20M${at + 6} ${middle + 10}l6 -20" stroke="#ffffff" stroke-width="3"/>`
}

function x(ratio: number): number {
  return Math.round((LABELS + (Math.min(ratio, MAX_RATIO) / MAX_RATIO) * PLOT) * 10) / 10
}

interface TextStyle {
  readonly size?: number
  readonly weight?: number
  readonly fill?: string
  readonly anchor?: string
}

function text(x: number, y: number, ...[words, style]: [string, TextStyle]): string {
  const { size = 13, weight = 400, fill = INK, anchor = 'start' } = style
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" xml:space="preserve">${escaped}</text>`
}
