/**
 * The parts of a node request that are used, HTTP/1 or HTTP/2. All are optional, because the app's tests can pass mocks.
 * Missing methods are not called.
 */
export interface NodeRequest {
  readonly method?: string | undefined
  readonly httpVersionMajor?: number
  /** `null` if nobody has started to read the body. */
  readonly readableFlowing?: boolean | null
  /** Whether the whole body has arrived. In HTTP/2, it is also true if the browser has left. */
  readonly complete?: boolean
  /** Whether the browser has left before it had the response. */
  readonly aborted?: boolean
  readonly socket?: { readonly destroyed?: boolean }
  /** HTTP/2 only. `endAfterHeaders`: the request has no body. */
  readonly stream?: { readonly endAfterHeaders?: boolean } | null | undefined
  unpipe?(): unknown
  resume?(): unknown
}

/** The parts of a node response that are used, HTTP/1 or HTTP/2, and of mocks that only have the methods of Express or Koa. */
export interface NodeResponse {
  statusCode?: number
  statusMessage?: string
  readonly headersSent?: boolean
  readonly writableEnded?: boolean
  /** Whether the connection is closed. HTTP/1 only. */
  readonly destroyed?: boolean
  /** The error that the app destroyed the response with. */
  readonly errored?: unknown
  /** Node's request of this response. */
  readonly req?: NodeRequest
  /** HTTP/2 only; null or missing at the end. */
  readonly stream?:
    | { readonly destroyed?: boolean; readonly errored?: unknown; close?(code: number): unknown }
    | null
    | undefined
  getHeaderNames?(): string[]
  getHeader?(name: string): unknown
  setHeader?(name: string, value: string): unknown
  removeHeader?(name: string): unknown
  end?(body?: string): unknown
  destroy?(): unknown
  listenerCount?(event: 'unpipe'): number
  on?(event: 'error', listener: () => void): unknown
  set?(name: string, value: string): unknown
  status?(status: number): NodeResponse | undefined
  json?(body: unknown): unknown
}
