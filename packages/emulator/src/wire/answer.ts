/** What goes back over the wire, before the headers that VOD puts on every answer. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON text, or empty: VOD answers a change with 200 and no body. */
  readonly body: string
  /** The bare code, if the answer is a failure. */
  readonly code?: string
}
