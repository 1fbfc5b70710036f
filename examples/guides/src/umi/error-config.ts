import type { UmiErrorBody } from '@vod-errors/core/catalog'

/** `message` of antd. */
interface Message {
  warning: (text: string) => unknown
  error: (text: string) => unknown
}

/** In `app.tsx`: `export const request = { errorConfig: errorConfigFor(message) }` */
export const errorConfigFor = (message: Message) => ({
  // umi calls this for a 2xx whose `success` is false …
  errorThrower(info: { success?: boolean; errorMessage?: string }) {
    throw Object.assign(new Error(info.errorMessage), { name: 'BizError', info })
  },
  // … and this for whatever was thrown: that, or the error of axios for a 4xx or 5xx.
  errorHandler(
    error: { code?: string; info?: UmiErrorBody; response?: { data?: UmiErrorBody } },
    { skipErrorHandler = false } = {},
  ) {
    if (skipErrorHandler) throw error
    if (error.code === 'ERR_CANCELED') return // by the page itself
    const { errorMessage, showType, traceId } = error.info ?? error.response?.data ?? {}
    if (errorMessage === undefined) message.error('The network failed. Please try again.')
    else if (showType === 1) message.warning(errorMessage)
    else message.error(`${errorMessage} (${traceId})`)
  },
})
