import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../../..')
const [, TABLE = ''] =
  /<!-- promises:.*?-->\n([\s\S]*?)<!-- \/promises -->/.exec(
    readFileSync(join(ROOT, 'SECURITY.md'), 'utf8'),
  ) ?? []

/** Promise, file and test of each row. */
const PROMISES = TABLE.trim()
  .split('\n')
  .slice(2)
  .map((row) => row.split('|').map((cell) => cell.trim()))
  .map(([_start, promise = '', file = '', test = '']) => [promise, file, test] as const)

test('makes promises', () => {
  expect(PROMISES.length).toBeGreaterThan(15)
})

test.each(PROMISES)('%s Tried in %s by “%s”', (_promise, file, title) => {
  const titles = readFileSync(join(ROOT, file), 'utf8').match(
    /(?<=\b(?:test|describe)\w*\b[^;]*?['`])[^'`\n]+/g,
  )
  expect((titles ?? []).filter((found) => found.startsWith(title))).not.toEqual([])
})
