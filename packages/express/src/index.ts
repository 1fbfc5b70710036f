export * from '@vod-errors/core'
export { vodErrorHandler } from './vod-error-handler.ts'
