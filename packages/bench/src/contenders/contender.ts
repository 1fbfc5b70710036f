import type { RequestListener } from 'node:http'

/** One server under load. The contenders of a group throw the same value; each responds in its own way. */
export interface Contender {
  readonly name: string
  readonly status: number
  /** The content type; `same` if status, headers, and body must be exactly those of the group's base. */
  readonly type: string
  /** Creates the request listener of the server. */
  readonly listen: () => RequestListener
}

/** Contenders that are measured at the same time and compared with one of them. */
export interface Group {
  readonly title: string
  /** The name of the contender that the others are compared with. */
  readonly base: string
  readonly contenders: readonly Contender[]
}

/** A contender that must send the same bytes as the base of its group. */
export function same(name: string, status: number, listen: Contender['listen']): Contender {
  return { name, status, type: 'same', listen }
}
