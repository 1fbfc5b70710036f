import type { Fault } from '@vod-errors/emulator'

/** One response that no real VOD would send, and what the BFF must send for it. */
export interface HostileResponse {
  readonly fault: Fault
  /** The timeout of the call in milliseconds, for a response that never ends. */
  readonly timeout?: number
  /** `STATUS CODE`, followed by `with its id` if VOD's request id is passed on; `nothing` if no client throws. */
  readonly expected: string
  /** What some clients lead to instead, because they read more or less of the response. */
  readonly exceptions?: Readonly<Record<string, readonly string[]>>
  /** What any client may lead to as well, depending on how far it got before the end. */
  readonly alternatives?: readonly string[]
  /** Clients that throw outside any promise, where nobody can catch it, with the reason. */
  readonly uncaught?: Readonly<Record<string, string>>
}

/** What the BFF may send. */
export const NOT_FOUND = '404 MediaNotFound'
export const FOUND = `${NOT_FOUND} with its id`
export const INVALID = '502 UpstreamInvalidResponse'
export const INVALID_WITH_ID = `${INVALID} with its id`
export const UNREACHABLE = '502 UpstreamUnreachable'
export const FAILED = '502 UpstreamFailed'
export const TIMEOUT = '504 UpstreamTimeout'
export const NOTHING = 'nothing'
