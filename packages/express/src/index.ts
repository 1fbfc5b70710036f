export type { VodErrorHandlerOptions } from '@vod-errors/core'
export { vodErrorHandler } from './vod-error-handler.ts'
