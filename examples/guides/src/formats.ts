import type { VodErrorHandlerOptions } from '@vod-errors/express'

export const problem: VodErrorHandlerOptions = {
  format: 'problem',
  docsUrl: 'https://docs.example.com/vod-errors/codes/',
}

export const own: VodErrorHandlerOptions = {
  format: (_error, { code, userMessage, requestId }) => ({
    error: { code, message: userMessage },
    traceId: requestId,
  }),
}
