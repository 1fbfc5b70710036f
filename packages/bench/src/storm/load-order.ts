/** What the load is told to do. */
export interface LoadOrder {
  readonly url: string
  /** The `Accept-Language`. */
  readonly language: string
  readonly connections: number
  /** When it ends. */
  readonly until: { readonly seconds: number } | { readonly requests: number }
}

/** What came of it. */
export interface LoadResult {
  readonly requestsPerSecond: number
  /** Milliseconds from request to answer that 99 of 100 did not exceed. */
  readonly p99: number
  /** How many answers there were of each status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Connections that failed, and requests that were not answered in ten seconds. */
  readonly errors: number
}
