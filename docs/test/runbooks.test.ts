import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { options } from '../../examples/guides/src/docs-url.ts'

const textOf = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8')
const RULES = textOf('packages/prometheus/alerts/vod-errors.yaml')
const SITE = options.docsUrl?.replace('codes/', '')
const ALERTS = Array.from(
  RULES.matchAll(/- alert: (\w+)[\s\S]*?runbook_url: (\S+.*)/g),
  ([, alert = '', url = '']) => {
    return { alert, url }
  },
)

test('every alert has a runbook', () => {
  expect(ALERTS.length).toBeGreaterThan(0)
  expect(ALERTS.map(({ alert }) => alert)).toEqual(RULES.match(/(?<=- alert: )\w+/g))
})

test.each(ALERTS)(
  'the runbook of $alert is the page of its code, or its section in the guide',
  ({ alert, url }) => {
    const pages = [`${SITE}codes/{{ $labels.code }}`, `${SITE}guides/alerts#${alert.toLowerCase()}`]
    expect(pages).toContain(url)
  },
)

test.each(ALERTS)('the guide has a section on $alert', ({ alert }) => {
  expect(textOf('docs/guides/alerts.md')).toContain(`\n### ${alert}\n`)
})
