import { countdown, type VodErrorInfo } from '@vod-errors/browser'
import { useEffect, useState } from 'react'

/** The whole seconds until a retry makes sense, counted anew for each error. */
export function useCountdown(error: VodErrorInfo): number {
  const [left, setLeft] = useState(error.retryAfter ?? 0)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    countdown(error.retryAfter ?? 0, { signal, onTick: setLeft }).catch(() => {})
    return () => controller.abort()
  }, [error])
  return left
}
