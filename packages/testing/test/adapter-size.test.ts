import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Code lines in all source files of a package. Blank lines and comments do not count. */
function countCodeLines(name: string): number {
  const folder = join(__dirname, '../..', name, 'src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const source = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const lines = source.replace(/\/\*[\s\S]*?\*\//g, '').split('\n')
  return lines.filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length
}

test.each([
  ['express', 60],
  ['koa', 90],
])('%s has at most %i code lines: core does the rest', (name, limit) => {
  expect(countCodeLines(name)).toBeGreaterThan(0)
  expect(countCodeLines(name)).toBeLessThanOrEqual(limit)
})
