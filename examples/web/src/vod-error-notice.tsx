import { countdown, loadTexts, textOf, type VodErrorInfo } from '@vod-errors/browser'
import { type MouseEvent, useEffect, useState } from 'react'
import { useLocale } from './locale.tsx'

interface Props {
  readonly error: VodErrorInfo
  /** Makes the failed call again. */
  readonly onRetry?: () => void
}

/**
 * Says what went wrong, shows the id to quote to support, and offers another try where one can help. Give it the error as
 * its `key`, so that each failure is announced and counts down anew.
 */
export function VodErrorNotice({ error, onRetry }: Props) {
  const message = useMessage(error)
  return (
    <section className="notice" data-fault={error.fault}>
      {/* Only the message is announced: a screen reader would repeat the whole notice each second of the countdown. */}
      <p role="alert">{message}</p>
      <div className="row">
        {error.requestId && <RequestId id={error.requestId} />}
        {onRetry && error.retryable && <RetryButton seconds={error.retryAfter ?? 0} onRetry={onRetry} />}
      </div>
    </section>
  )
}

/** The BFF's message. After a switch of the language, the built-in text in the new one. */
function useMessage(error: VodErrorInfo): string {
  const { locale } = useLocale()
  const [messageLocale] = useState(locale)
  const [message, setMessage] = useState(error.message)
  useEffect(() => {
    if (locale === messageLocale) setMessage(error.message)
    else void loadTexts(locale).then((texts) => setMessage(textOf(texts, error)))
  }, [error, locale, messageLocale])
  return message
}

function RequestId({ id }: { readonly id: string }) {
  const { texts } = useLocale()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(id)
    setIsCopied(true)
  }
  return (
    <span className="request-id">
      {texts.reference} <code>{id}</code>
      <button type="button" className="quiet" onClick={() => void copy()}>
        {isCopied ? texts.copied : texts.copy}
      </button>
      <span role="status" className="unseen">
        {isCopied && texts.copied}
      </span>
    </span>
  )
}

function RetryButton({ seconds, onRetry }: { readonly seconds: number; readonly onRetry: () => void }) {
  const { texts } = useLocale()
  const [secondsLeft, setSecondsLeft] = useState(seconds)
  useEffect(() => {
    const controller = new AbortController()
    countdown(seconds, { signal: controller.signal, onTick: setSecondsLeft }).catch(() => undefined)
    return () => controller.abort()
  }, [seconds])
  const isWaiting = secondsLeft > 0
  const retry = (event: MouseEvent<HTMLElement>) => {
    // The button is about to vanish with the notice.
    event.currentTarget.closest('main')?.focus()
    onRetry()
  }
  // Not `disabled`, which would take the focus away.
  return (
    <button
      type="button"
      className="primary"
      aria-disabled={isWaiting}
      onClick={isWaiting ? undefined : retry}
    >
      {isWaiting ? texts.retryIn.replace('{seconds}', String(secondsLeft)) : texts.retry}
    </button>
  )
}
