import { VodError } from '../error/vod-error.ts'
import { read } from '../probe.ts'
import { type RecognitionOptions, toVodError } from '../recognise/to-vod-error.ts'

/**
 * Whether an error is worth an issue in Sentry or its like: operator and service faults of VOD, whatever their status
 * (broken credentials are a 403), unless the call was given up on. What is not VOD's is judged by its status as those
 * tools do: not below 500.
 *
 * @example
 * Sentry.setupExpressErrorHandler(app, { shouldHandleError: (error) => shouldReport(error) })
 */
export function shouldReport(error: unknown, options: RecognitionOptions = {}): boolean {
  const vodError = toVodError(error, options)
  if (!vodError) {
    const status = read(error, 'status') ?? read(error, 'statusCode')
    return typeof status !== 'number' || status >= 500
  }
  const { fault, code } = VodError.recordOf(vodError)
  return fault !== 'caller' && code !== 'UpstreamAborted'
}
