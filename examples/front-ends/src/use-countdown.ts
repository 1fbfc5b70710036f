import { countdown } from '@vod-errors/browser'
import { useEffect, useState } from 'react'

/** The whole seconds that are left. */
export function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const controller = new AbortController()
    countdown(seconds, { signal: controller.signal, onTick: setLeft }).catch(() => {})
    return () => controller.abort()
  }, [seconds])
  return left
}
