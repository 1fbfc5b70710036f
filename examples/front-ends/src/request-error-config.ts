import { isVodErrorBody, readVodError } from '@vod-errors/browser'
import { message, notification } from 'antd'

/** For `request` in src/app.tsx: `export const request = { ...errorConfig }`. */
export const errorConfig = {
  errorConfig: {
    /** umi calls it for a 2xx with `success: false`. The error keeps the body, and so the request id. */
    errorThrower(body: unknown) {
      const text = isVodErrorBody(body) ? 'VOD error' : 'Business error'
      throw Object.assign(new Error(text), { name: 'BizError', info: body, data: body })
    },
    /** umi calls it for everything that fails, and rejects with the failure in any case. */
    errorHandler(failure: unknown, options?: { skipErrorHandler?: boolean }) {
      if (!options?.skipErrorHandler) void showFailure(failure)
    },
  },
}

async function showFailure(failure: unknown): Promise<void> {
  const error = await readVodError(failure)
  if (error?.code === 'AbortError') return
  if (!error) return void message.error('Something went wrong.')
  if (error.fault === 'caller') return void message.warning(error.message)
  const description = error.requestId && `Request ID: ${error.requestId}`
  notification.error({ message: error.message, description })
}
