import type { Fault, SyntheticCode } from '../catalog/catalog.ts'

/** The facts of a failed call, as VOD, the HTTP client or the network reported them. All are optional. */
export interface VodErrorInit {
  /** The code on the wire, bare or qualified: `MediaException.MediaNotFound`. */
  readonly upstreamCode?: string | undefined
  /** The code if VOD sent none, or only a number of another vendor. Takes precedence over `upstreamCode`. */
  readonly syntheticCode?: SyntheticCode | undefined
  /** The HTTP status that VOD sent. */
  readonly upstreamStatus?: number | undefined
  /** VOD's id of the failed call, unchanged. */
  readonly requestId?: string | undefined
  /** The host of the failed call, if known. What the token service (`sts.*.baidubce.com`) sends is always an operator fault. */
  readonly host?: string | undefined
  /** The vendor's text for developers. */
  readonly message?: string | undefined
  /** Seconds to wait before a retry, as VOD said. */
  readonly retryAfter?: number | undefined
  /** The name of the call, for logs and metrics. */
  readonly operation?: string | undefined
  /** How long the call took, in milliseconds. */
  readonly duration?: number | undefined
  /** The thrown value, unchanged. Readable as `error.cause`, and in nothing that lists or prints the error's properties. */
  readonly cause?: unknown
}

/** What the facts mean: derived from the catalog and the upstream status. */
export interface Meaning {
  readonly status: number
  readonly fault: Fault
  readonly retryable: boolean
  readonly retryAfter: number | undefined
}

/** The key of the meaning of a copied error, which its facts alone may not tell: its host is not among them. */
export const MEANING = Symbol('meaning')

/** The facts of a copied error. */
export interface CopyInit extends VodErrorInit {
  readonly [MEANING]?: Meaning | undefined
}
