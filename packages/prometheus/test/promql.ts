import { parser } from '@prometheus-io/lezer-promql'

/** The parts of a PromQL query. */
export interface Query {
  /** Whether the query parses as PromQL. */
  readonly isValid: boolean
  readonly metrics: readonly string[]
  /** The labels that the query selects or groups by. */
  readonly labels: readonly string[]
  /** The labels of the results. */
  readonly groups: readonly string[]
  /** The selected values, such as `fault="operator"`. */
  readonly values: readonly (readonly [label: string, value: string])[]
}

/** Parses a query with Prometheus' own grammar, after replacing Grafana's interval variables. */
export function readQuery(text: string): Query {
  const query = text.replace(/\$__\w+/g, '5m')
  const found: Record<string, string[]> = {}
  parser.parse(query).iterate({
    enter({ type, from, to }) {
      const texts = found[type.isError ? 'error' : type.name] ?? []
      found[type.isError ? 'error' : type.name] = [...texts, query.slice(from, to)]
    },
  })
  const all = (name: string) => [...new Set(found[name] ?? [])]
  return {
    isValid: query.trim() !== '' && all('error').length === 0,
    metrics: all('Identifier'),
    labels: all('LabelName'),
    groups: all('GroupingLabels').flatMap((labels) => labels.match(/\w+/g) ?? []),
    values: all('UnquotedLabelMatcher').map((matcher) => {
      const [, label = '', value = ''] = /^(\w+)\W+?"(.*)"$/.exec(matcher) ?? []
      return [label, value] as const
    }),
  }
}
