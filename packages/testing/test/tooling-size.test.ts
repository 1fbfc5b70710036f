import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const ROOT = join(__dirname, '../../..')
/** Private tools, with their tests and configuration; not the contract battery, nor the specs of the browser. */
const TOOLS = [
  'packages/bench',
  'packages/browser/generate',
  'packages/browser-tests/src',
  'packages/consumers',
  '.ci',
  'docs/.vitepress',
  'docs/site',
  'docs/tables',
]
const PRODUCT = ['packages/core/src', 'packages/express/src', 'packages/koa/src']

function countLines(folder: string): number {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true })
  const counts = entries.map((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory())
      return ['node_modules', 'dist', 'cache'].includes(entry.name) ? 0 : countLines(path)
    const isCode = ['.ts', '.js', '.mjs', '.cjs', ''].includes(extname(entry.name))
    return isCode ? readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1 : 0
  })
  return counts.reduce((sum, count) => sum + count, 0)
}

const linesOf = (folders: readonly string[]) => folders.reduce((sum, folder) => sum + countLines(folder), 0)

test('the private tools have at most 0.6 lines for each line of the product', () => {
  expect(linesOf(PRODUCT)).toBeGreaterThan(1000)
  expect(linesOf(TOOLS) / linesOf(PRODUCT)).toBeLessThan(0.6)
})
