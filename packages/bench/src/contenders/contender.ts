import type { RequestListener } from 'node:http'

/** One server under load: everybody throws the same value, and answers it in his own way. */
export interface Contender {
  readonly name: string
  /** Says the `Accept-Language` of the load; English if left out. */
  readonly language?: string
  /** What it answers, checked before anything is measured. */
  readonly answers: Claim
  /** Makes the server's listener. */
  readonly listen: () => RequestListener | Promise<RequestListener>
}

/** What a contender says that it answers. */
export interface Claim {
  readonly status: number
  /** The start of its content-type; empty for none. */
  readonly type: string
  /** The very bytes of the group's hand-written handler: the same headers with the same values, the same body. */
  readonly isSame: boolean
}

/** Contenders that are measured at the same time, and compared with one of them. */
export interface Group {
  readonly title: string
  /** The name of the contender that is 1.00. */
  readonly base: string
  readonly contenders: readonly Contender[]
}
