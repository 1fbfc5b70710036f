import { VodFailure } from '../vod-failure.ts'

/** One page of a list that is read by marker; the marker is where the page begins. */
export interface MarkerPage<Item> {
  readonly isTruncated: boolean
  readonly marker: string
  readonly nextMarker?: string
  readonly data: readonly Item[]
}

/** Cuts a page out of a list by the query's `marker` and `maxSize`, or `pageSize` as API v1 says (1–1000, by default 10). */
export function pageByMarker<Item>(items: readonly Item[], query: URLSearchParams): MarkerPage<Item> {
  const start = queryInteger(query, 'marker', { usual: 0, least: 0, most: items.length })
  const size = query.has('pageSize') ? 'pageSize' : 'maxSize'
  const end = start + queryInteger(query, size, { usual: 10, least: 1, most: 1000 })
  const page = { marker: String(start), data: items.slice(start, end) }
  return end < items.length
    ? { isTruncated: true, ...page, nextMarker: String(end) }
    : { isTruncated: false, ...page }
}

/** One page of a list that is read by number, from 1. */
export interface NumberedPage<Item> {
  readonly pageNo: number
  readonly pageSize: number
  readonly totalCount: number
  readonly data: readonly Item[]
}

/** Cuts a page out of a list by the query's `pageNo` (from 1) and `pageSize` (1–1000, by default 10). */
export function pageByNumber<Item>(items: readonly Item[], query: URLSearchParams): NumberedPage<Item> {
  const pageNo = queryInteger(query, 'pageNo', { usual: 1, least: 1, most: 1_000_000 })
  const pageSize = queryInteger(query, 'pageSize', { usual: 10, least: 1, most: 1000 })
  const start = (pageNo - 1) * pageSize
  return { pageNo, pageSize, totalCount: items.length, data: items.slice(start, start + pageSize) }
}

interface Bounds {
  readonly usual: number
  readonly least: number
  readonly most: number
}

/** An integer of the query within its bounds; InvalidRequest, with the name and the value, otherwise. */
export function queryInteger(query: URLSearchParams, name: string, bounds: Bounds): number {
  const text = query.get(name)
  if (text === null) return bounds.usual
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= bounds.least && number <= bounds.most) return number
  throw new VodFailure('InvalidRequest', { detail: `${name}=${text}` })
}
