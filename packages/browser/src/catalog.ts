import { EXCEPTIONS, type Fault } from './generated/codes.ts'

/** The statuses of throttling and of gateways, and those that the vendor's own SDKs retry. */
export const RETRYABLE_STATUSES: readonly number[] = [429, 500, 502, 503, 504]

/** Who must act; `undefined` if neither the code nor the status tells. */
export function faultOf(code: string, status = 0): Fault | undefined {
  if (has('caller', code)) return 'caller'
  return has('operator', code) ? 'operator' : faultOfStatus(status)
}

/** Who must act, by the status alone. */
export function faultOfStatus(status: number): Fault | undefined {
  if (status < 400) return undefined
  if (status === 401 || status === 403) return 'operator'
  return status < 500 && status !== 429 ? 'caller' : 'service'
}

/** Whether the same call may succeed later. */
export function isRetryable(code: string, status = 0): boolean {
  return has('retryable', code) || (RETRYABLE_STATUSES.includes(status) && !has('final', code))
}

function has(list: keyof typeof EXCEPTIONS, code: string): boolean {
  return EXCEPTIONS[list].split(' ').includes(code)
}
