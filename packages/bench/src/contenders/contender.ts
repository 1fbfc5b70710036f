import type { RequestListener } from 'node:http'

/** One server under load. The contenders of a group throw the same value; each responds in its own way. */
export interface Contender {
  readonly name: string
  readonly status: number
  /** The content type; `same` if status, headers, and body must be exactly those of the group's first. */
  readonly type: string
  /** Creates the request listener of the server. */
  readonly listen: () => RequestListener
}

/** Contenders that are measured at the same time. */
export interface Group {
  readonly title: string
  /** Those of the type `same` send what the first one does. */
  readonly contenders: readonly Contender[]
}

/** A contender that must send the same bytes as the first of its group. */
export function same(name: string, status: number, listen: Contender['listen']): Contender {
  return { name, status, type: 'same', listen }
}

/** A contender with a response of its own. */
export function peer(
  name: string,
  [status, type]: readonly [number, string],
  listen: Contender['listen'],
): Contender {
  return { name, status, type, listen }
}
