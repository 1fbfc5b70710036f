import type { Query, QueryResults } from './queries.ts'

/** The functions that compute the result of each query. */
export type QueryHandlers = { readonly [Q in Query]?: () => QueryResults[Q] | Promise<QueryResults[Q]> }

/**
 * Sends the endpoint to the parent process, serves its queries over the IPC channel, and exits when the parent is gone, so
 * that no server is left behind.
 */
export function serveQueries(endpoint: string, handlers: QueryHandlers): void {
  process.on('message', async (query: Query) => process.send?.(await handlers[query]?.()))
  process.once('disconnect', () => process.exit())
  process.send?.({ endpoint })
}
