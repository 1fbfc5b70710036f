import type { VodErrorHandlerOptions } from '@vod-errors/express'

// Tells the compiler, too: editors then suggest the code.
declare module '@vod-errors/express' {
  interface AppCodes {
    QuotaUsedUp: true
  }
}

/** A code that VOD sends, and the catalog does not have yet. */
export const options: VodErrorHandlerOptions = {
  codes: {
    QuotaUsedUp: { status: 403, fault: 'caller', retryable: false, template: 'Quota of {quota} is used up' },
  },
  messages: { QuotaUsedUp: 'You have used all of your {quota}. Please delete some videos.' },
}
