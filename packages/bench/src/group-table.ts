import { markdownOf } from 'vod-errors-docs/markdown'
import type { GroupResult } from './measure-group.ts'
import { median, ratioOf } from './statistics.ts'
import { formatRatio } from './targets.ts'

/** All contenders of a group, against its base. */
export function groupTable({ group: { title, base, contenders }, costs }: GroupResult): string {
  const baseCosts = costs.get(base) ?? []
  const rows = contenders.map(({ name, status, type }) => {
    const own = costs.get(name) ?? []
    return [name, `${status} ${type}`, median(own).toFixed(1), formatRatio(ratioOf(own, baseCosts))]
  })
  return markdownOf({ head: [title, 'response', 'CPU µs/request', `speed / ${base}`], rows })
}
