import type { Asking } from '../row.ts'
import type { Arrivals } from './arrivals.ts'

/** A request under way. */
export interface Exchange {
  readonly arrivals: Arrivals
  /** Leaves the exchange, as a browser does that is closed. */
  readonly leave: () => void
  /** A header of the response; undefined where none has come. */
  readonly header: (name: string) => string | undefined
}

/** A client with one connection. */
export interface Connection {
  readonly ask: (asking: Asking) => Exchange
  /** Resolves to whether a further request is served on the connection of the first. */
  readonly isKept: () => Promise<boolean>
  readonly close: () => void
}

/** The headers of a list of names and values, in their order and spelling. */
export function spell(rawHeaders: readonly string[]): string {
  const pairs: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2) pairs.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`)
  return pairs.join(' | ')
}
