import { shouldReport, type VodErrorHandlerOptions } from '@vod-errors/core'

/** What we need of Sentry, or of another error tracker. */
interface Tracker {
  captureException(error: unknown, hint: object): unknown
}

/** Makes the `onError` option that reports VOD errors to a tracker, without what the client threw. */
export function reportTo(tracker: Tracker): VodErrorHandlerOptions['onError'] {
  return ({ error, record }) => {
    if (shouldReport(error)) tracker.captureException(error.withoutCause(), { extra: { record } })
  }
}
