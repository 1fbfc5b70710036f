/**
 * The upper bounds of the histogram buckets for call durations, in seconds: those that OpenTelemetry recommends for HTTP, plus
 * 30 and 60 for slow calls.
 */
export const CALL_BUCKETS: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60,
]
