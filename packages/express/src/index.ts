export { vodErrorHandler } from './vod-error-handler.ts'
