import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOG } from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'
import { Registry } from 'prom-client'
import { parse } from 'yaml'
import { collectVodMetrics } from '../src/index.ts'
import { startBff } from './bff.ts'
import { readQuery } from './promql.ts'
import { samplesOf } from './samples.ts'

interface Panel {
  readonly id: number
  readonly title: string
  readonly description: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly datasource: { readonly uid: string }
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[]
}

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

const fileOf = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8')
const dashboard = JSON.parse(fileOf('grafana/vod-errors.json'))
const panels: readonly Panel[] = dashboard.panels
const rules: readonly Rule[] = parse(fileOf('alerts/vod-errors.yaml'), { strict: true }).groups.flatMap(
  ({ rules }: { rules: readonly Rule[] }) => rules,
)

const queries: readonly [string, string, string][] = [
  ...panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }): [string, string, string] => [title, expr, legendFormat]),
  ),
  ...rules.map(({ alert, expr, annotations }): [string, string, string] => [
    alert,
    expr,
    Object.values(annotations).join(' '),
  ]),
]

/** The labels of each metric, scraped after one successful and one failed call. */
const scraped = new Map<string, ReadonlySet<string>>()
beforeAll(async () => {
  const register = new Registry()
  const stop = collectVodMetrics({ register })
  const bff = await startBff(register)
  for (const id of [SEED.media.published, 'mda-missing']) await bff.get(`/media/${id}`)
  for (const { name, labels } of await samplesOf(register)) scraped.set(name, new Set(Object.keys(labels)))
  await bff.stop()
  stop()
})

/** The labels that Prometheus itself adds. */
const OF_TARGETS = ['job', 'instance']

/** The values that a label can take. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  job: ['$job'],
  fault: ['caller', 'operator', 'service'],
  code: [...Object.keys(CATALOG), 'OK', '_OTHER'],
}

describe.each(queries)('the query of %s', (_name, expr, text) => {
  const { isValid, metrics, labels, groups, values } = readQuery(expr)

  test('is PromQL', () => {
    expect(isValid).toBe(true)
  })

  test('uses only metrics that are collected, and labels that they have', () => {
    expect(metrics).not.toEqual([])
    for (const metric of metrics) {
      expect([...scraped.keys()]).toContain(metric)
      expect([...(scraped.get(metric) ?? []), ...OF_TARGETS]).toEqual(expect.arrayContaining([...labels]))
    }
  })

  test('selects only values that the labels can take', () => {
    for (const [label, value] of values)
      expect(VALUES[label]).toEqual(expect.arrayContaining(value.split('|')))
  })

  test('mentions only labels that its results have', () => {
    const named = [...text.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)].map(([, label]) => label)
    expect(groups).toEqual(expect.arrayContaining(named))
  })
})

describe('the dashboard', () => {
  test('has these panels', () => {
    expect(panels.map(({ title }) => title)).toEqual([
      'Operator and service faults by code',
      'VOD errors by fault',
      'Top operator faults',
      'Caller faults by code',
      'p95 call duration',
      'Failed calls',
    ])
  })

  test('describes every panel, and queries the data source that the user chooses', () => {
    const [variable] = dashboard.templating.list
    expect(variable).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' })
    for (const { description, datasource } of panels) {
      expect(description).toMatch(/\.$/)
      expect(datasource.uid).toBe(`\${${variable.name}}`)
    }
  })

  test('shows only the jobs that the user chooses, in every panel', () => {
    const [, variable] = dashboard.templating.list
    expect(variable).toMatchObject({ name: 'job', type: 'query', multi: true, includeAll: true })
    expect(readQuery(/label_values\((.*), job\)/.exec(variable.query.query)?.[1] ?? '').isValid).toBe(true)
    for (const { expr } of panels.flatMap(({ targets }) => targets))
      expect(expr.match(/job=~"\$job"/g)?.length).toBe(expr.match(/\{/g)?.length)
  })

  test('counts no caller fault as an error', () => {
    const byTitle = new Map(panels.map(({ title, targets }) => [title, targets[0]?.expr ?? '']))
    for (const title of ['Operator and service faults by code', 'Failed calls'])
      expect(readQuery(byTitle.get(title) ?? '').values).toContainEqual(['fault', 'operator|service'])
    expect(readQuery(byTitle.get('Top operator faults') ?? '').values).toContainEqual(['fault', 'operator'])
  })

  test('has no duplicate panel ids or positions', () => {
    const places = panels.map(({ gridPos: { x, y } }) => `${x},${y}`)
    for (const list of [panels.map(({ id }) => `${id}`), places])
      expect(new Set(list).size).toBe(panels.length)
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
  })
})

describe('the alerts', () => {
  test('page for operator faults only', () => {
    const pages = rules.filter(({ labels }) => labels['severity'] === 'page')
    expect(pages.map(({ alert }) => alert)).toEqual(['VodOperatorFault'])
    expect(readQuery(pages[0]?.expr ?? '').values).toEqual([['fault', 'operator']])
  })

  test('name the job that they are about', () => {
    for (const { expr, annotations } of rules) {
      expect(readQuery(expr).groups).toContain('job')
      expect(annotations['summary']).toContain('{{ $labels.job }}')
    }
  })

  test('have these severities', () => {
    expect(rules.map(({ alert, labels }) => `${alert}: ${labels['severity']}`)).toEqual([
      'VodOperatorFault: page',
      'VodServiceFaults: warning',
      'VodUnknownCode: info',
      'VodCallsSlow: warning',
    ])
  })

  test.each(rules)(
    '$alert has a runbook, a one-line summary, and a description of what to do',
    ({ annotations }) => {
      expect(Object.keys(annotations)).toEqual(['runbook_url', 'summary', 'description'])
      expect(annotations['summary']?.replace(/\{\{.*?\}\}/g, 'VALUE')).toMatch(/^[A-Z].{10,80}[^.]$/)
      expect(annotations['description']).toMatch(/^[A-Z].{50,}\.$/)
    },
  )
})
