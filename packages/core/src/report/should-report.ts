import type { NormalizeOptions } from '../normalize/attribution.ts'
import { toVodError } from '../normalize/to-vod-error.ts'
import { read } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'

/**
 * Whether to report an error to Sentry or a similar tool. True for operator and service faults, whatever their status (wrong
 * credentials are a 403), unless the call was aborted. Other errors are judged by status, as those tools do: true unless it is
 * below 500.
 *
 * @example
 * Sentry.setupExpressErrorHandler(app, { shouldHandleError: (error) => shouldReport(error) })
 */
export function shouldReport(error: unknown, options: NormalizeOptions = {}): boolean {
  const vodError = toVodError(error, options)
  if (!vodError) {
    const status = read(error, 'status') ?? read(error, 'statusCode')
    return typeof status !== 'number' || status >= 500
  }
  const { fault, code } = VodError.jsonOf(vodError)
  return fault !== 'caller' && code !== 'UpstreamAborted'
}
