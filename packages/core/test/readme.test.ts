import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOG, en, isVodErrorCode, ORIGINS } from '../src/index.ts'

const README = readFileSync(join(__dirname, '../../../README.md'), 'utf8')

const CELLS = Object.keys(CATALOG)
  .filter(isVodErrorCode)
  .map((code) => {
    const { status, fault, retryable, origin } = CATALOG[code]
    return [`\`${code}\``, status, fault, retryable ? 'yes' : 'no', en.codes[code], ORIGINS[origin]]
  })

test('the table of codes in README is the catalog, row by row', () => {
  const [, table] = /<!-- codes:.*?-->\n([\s\S]*?)<!-- \/codes -->/.exec(README) ?? []
  const head = ['code', 'status', 'who acts', 'retry', 'the person reads', 'source']
  const rows = [head, head.map(() => '---'), ...CELLS].map((cells) => `| ${cells.join(' | ')} |`)
  expect(table?.trim().split('\n')).toEqual(rows)
})
