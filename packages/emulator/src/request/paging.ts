import { queryInteger } from './query-integer.ts'

/** One page of a list that is read by marker: the position where the page begins. */
export interface MarkerPage<Item> {
  readonly isTruncated: boolean
  readonly marker: string
  readonly nextMarker?: string
  readonly data: readonly Item[]
}

/** Picks the page that the query's `marker` and `maxSize` (`pageSize` in API v1; 1–1000, 10 by default) ask for. */
export function pageByMarker<Item>(items: readonly Item[], query: URLSearchParams): MarkerPage<Item> {
  const start = queryInteger(query, 'marker', { default: 0, min: 0, max: items.length })
  const size = query.has('pageSize') ? 'pageSize' : 'maxSize'
  const end = start + queryInteger(query, size, { default: 10, min: 1, max: 1000 })
  const page = { marker: String(start), data: items.slice(start, end) }
  return end < items.length
    ? { isTruncated: true, ...page, nextMarker: String(end) }
    : { isTruncated: false, ...page }
}

/** One page of a list that is read by page number, from 1. */
export interface NumberedPage<Item> {
  readonly pageNo: number
  readonly pageSize: number
  readonly totalCount: number
  readonly data: readonly Item[]
}

/** Picks the page that the query's `pageNo` (from 1) and `pageSize` (1–1000, 10 by default) ask for. */
export function pageByNumber<Item>(items: readonly Item[], query: URLSearchParams): NumberedPage<Item> {
  const pageNo = queryInteger(query, 'pageNo', { default: 1, min: 1, max: 1_000_000 })
  const pageSize = queryInteger(query, 'pageSize', { default: 10, min: 1, max: 1000 })
  const start = (pageNo - 1) * pageSize
  return { pageNo, pageSize, totalCount: items.length, data: items.slice(start, start + pageSize) }
}
