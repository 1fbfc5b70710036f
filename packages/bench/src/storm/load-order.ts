/** The servers to load, all at once. */
export interface LoadOrder {
  readonly targets: readonly LoadTarget[]
  /** Connections to each server. */
  readonly connections: number
}

/** One server. */
export interface LoadTarget {
  readonly url: string
  /** The `Accept-Language` of the requests. */
  readonly language: string
}

/** The result of the load on one server. */
export interface LoadResult {
  /** The number of responses by status. */
  readonly statuses: Readonly<Record<string, number>>
  /** The number of failed connections and of requests without a response within a minute. */
  readonly errors: number
}
