/** Whose spans and metrics these are, for OpenTelemetry: this package. */
export const SCOPE = { name: '@vod-errors/opentelemetry', version: '0.1.0' } as const
