import { readInteger, readString } from '../../read-unknown.ts'

/** A day, in milliseconds. A clock that is further off is not worth following: the date is more likely wrong. */
const MAX_OFFSET = 86_400_000

/** The codes with which VOD says that a signature was made at the wrong time. */
const CLOCK_CODES: readonly (string | undefined)[] = ['RequestTimeTooSkewed', 'RequestExpired']

/** How far VOD's clock is ahead of ours, for signatures. One for each wrapped client. */
export interface Clock {
  /** Milliseconds, between a day behind and a day ahead. 0 until VOD complains. */
  readonly offset: number
  /**
   * Takes the date of a rejection, if VOD complains in it of our clock. Returns whether the call is worth another try: it
   * was a 403 `RequestTimeTooSkewed`, and the date is within a day.
   */
  readonly learnFrom: (rejection: unknown) => boolean
}

/** A clock that follows VOD's complaints, and no other date: a gateway's may be wrong. */
export function createClock(): Clock {
  let offset = 0
  return {
    get offset() {
      return offset
    },
    learnFrom(rejection) {
      const code = readString(rejection, 'code')
      const found = Date.parse(readString(rejection, 'x-bce-date') ?? '') - Date.now()
      // NaN, for no date, compares false.
      if (!CLOCK_CODES.includes(code) || !(Math.abs(found) <= MAX_OFFSET)) return false
      offset = found
      return code === 'RequestTimeTooSkewed' && readInteger(rejection, 'status_code') === 403
    },
  }
}
