/** The instrumentation scope: this package. */
export const SCOPE = { name: '@vod-errors/opentelemetry', version: '0.1.0' } as const
