/**
 * The upper bounds of the buckets that the durations of calls are counted in, in seconds: those of OpenTelemetry's
 * HTTP durations, and two more for calls that wait for VOD.
 */
export const CALL_BUCKETS: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60,
]
