import type { RequestListener } from 'node:http'

/** One server under load. All contenders throw the same value; each responds in its own way. */
export interface Contender {
  readonly name: string
  /** The `Accept-Language` of the load. Default: English. */
  readonly language?: string
  /** The expected response, checked before the measurement. */
  readonly expected: ExpectedResponse
  /** Creates the request listener of the server. */
  readonly listen: () => RequestListener | Promise<RequestListener>
}

/** The response that a contender must send. */
export interface ExpectedResponse {
  readonly status: number
  /** The start of the content type; empty for none. */
  readonly type: string
  /** Whether headers and body must match those of the group's base exactly. */
  readonly isSame: boolean
}

/** Contenders that are measured at the same time and compared with one of them. */
export interface Group {
  readonly title: string
  /** The name of the contender that the others are compared with. */
  readonly base: string
  readonly contenders: readonly Contender[]
}
