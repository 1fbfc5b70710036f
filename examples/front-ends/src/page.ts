import { countdown, readVodError, retry, type VodErrorInfo } from '@vod-errors/browser'

/** Asks the BFF, and asks again after a failure that passes. Throws what `readVodError` reads. */
export async function getJson(url: string): Promise<unknown> {
  const response = await retry(() => fetch(url))
  if (!response.ok) throw new Error(`${response.status} from ${url}`, { cause: response })
  return await response.json()
}

/** Shows a failure in an element with role="alert". Throws what is neither a VOD error nor a network failure. */
export async function showFailure(failure: unknown, alert: HTMLElement): Promise<void> {
  const error = await readVodError(failure)
  if (!error) throw failure
  // The person has left the page, or has changed their mind.
  if (error.code === 'AbortError') return
  alert.textContent = error.requestId ? `${error.message} (ID: ${error.requestId})` : error.message
}

/** Lets the person try again, as soon as it makes sense. */
export async function offerRetry(button: HTMLButtonElement, error: VodErrorInfo): Promise<void> {
  button.hidden = !error.retryable
  button.disabled = true
  const onTick = (left: number) => {
    button.textContent = left > 0 ? `Try again in ${left} s` : 'Try again'
  }
  await countdown(error.retryAfter ?? 0, { onTick })
  button.disabled = false
}
