import { formatRatio, type Judged } from './targets.ts'

const [WIDTH, LABELS, ROW, MAX_RATIO] = [900, 560, 22, 1.6]
const x = (ratio: number) => LABELS + (Math.min(ratio, MAX_RATIO) / MAX_RATIO) * (WIDTH - LABELS - 100)

/** Renders docs/bench.svg: a bar for each target, and a mark at its bound. */
export function chartOf(judged: readonly Judged[]): string {
  const height = judged.length * ROW + 40
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">
<title>Requests per second of CPU time, as a multiple of the other's; longer is faster</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${judged.map((target, index) => barOf(target, 20 + index * ROW)).join('\n')}
</svg>
`
}

function barOf({ title, name, reference, min, ratio }: Judged, y: number): string {
  const label = `${title.split(',')[0]}: ${name} / ${reference}`
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
  const isMet = min === undefined || ratio.median >= min
  const bound =
    min === undefined ? '' : `<path d="M${x(min)} ${y - 2}v18" stroke="#1f2328" stroke-width="2"/>`
  return `<text x="${LABELS - 8}" y="${y + 11}" text-anchor="end">${label}</text><rect x="${LABELS}" y="${y}" width="${(x(ratio.median) - LABELS).toFixed(1)}" height="14" fill="${isMet ? '#0969da' : '#bc4c00'}"/>${bound}<text x="${WIDTH - 90}" y="${y + 11}">${formatRatio(ratio)}</text>`
}
