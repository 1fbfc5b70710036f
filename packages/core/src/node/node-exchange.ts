/**
 * What is used of a request of node's, HTTP/1 or HTTP/2. All of it is optional: a test of the app may pass a mock, and a
 * missing method is nothing to do.
 */
export interface NodeRequest {
  readonly httpVersionMajor?: number
  /** `null` if nobody has begun to read the body. */
  readonly readableFlowing?: boolean | null
  unpipe?(): unknown
  resume?(): unknown
}

/** What is used of a response of node's, HTTP/1 or HTTP/2, or of a mock that has only the methods of Express or Koa. */
export interface NodeResponse {
  statusCode?: number
  statusMessage?: string
  readonly headersSent?: boolean
  readonly writableEnded?: boolean
  /** Whether the connection is gone; HTTP/1 only. */
  readonly destroyed?: boolean
  /** What the app destroyed it with. */
  readonly errored?: unknown
  /** HTTP/2 only. */
  readonly stream?: { readonly destroyed?: boolean; close?(code: number): unknown } | null | undefined
  getHeaderNames?(): string[]
  getHeader?(name: string): unknown
  setHeader?(name: string, value: string): unknown
  removeHeader?(name: string): unknown
  end?(body: string): unknown
  destroy?(): unknown
  listenerCount?(event: 'unpipe'): number
  on?(event: 'error', listener: () => void): unknown
  set?(name: string, value: string): unknown
  status?(status: number): unknown
  json?(body: unknown): unknown
}
