/** A response, without the headers that VOD adds to each. */
export interface WireResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON text. Empty after a change: VOD responds 200 without a body. */
  readonly body: string
  /** The bare code of an error response. */
  readonly code?: string
}
