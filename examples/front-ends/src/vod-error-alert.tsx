import type { VodErrorInfo } from '@vod-errors/browser'
import { useCountdown } from './use-countdown.ts'

interface Props {
  readonly error: VodErrorInfo
  readonly onRetry: () => void
}

/** Shows an error: the text, the id to quote, and a retry as soon as it makes sense. */
export function VodErrorAlert({ error, onRetry }: Props) {
  const left = useCountdown(error)
  return (
    <div role="alert">
      <p>{error.message}</p>
      {error.requestId && (
        <p>
          Request ID: <code>{error.requestId}</code>
        </p>
      )}
      {error.retryable && (
        <button type="button" disabled={left > 0} onClick={onRetry}>
          {left > 0 ? `Try again in ${left} s` : 'Try again'}
        </button>
      )}
    </div>
  )
}
