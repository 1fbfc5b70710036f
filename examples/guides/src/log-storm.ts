import type { VodErrorHandlerOptions } from '@vod-errors/express'

/** Keeps an outage of VOD from flooding the log. */
export const options: VodErrorHandlerOptions = {
  logSampling: { perSecond: 10 },
}
