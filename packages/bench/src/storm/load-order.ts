/** Which servers are to be loaded, all at once. */
export interface LoadOrder {
  readonly targets: readonly LoadTarget[]
  /** To each of them. */
  readonly connections: number
}

/** One server. */
export interface LoadTarget {
  readonly url: string
  /** The `Accept-Language`. */
  readonly language: string
}

/** What came of one server's load. */
export interface LoadResult {
  /** How many answers there were of each status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Connections that failed, and requests that were not answered in a minute. */
  readonly errors: number
}
