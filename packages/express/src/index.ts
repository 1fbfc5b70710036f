/**
 * The handler for Express, and everything that `@vod-errors/core` exports.
 *
 * @module
 */
export * from '@vod-errors/core'
export { vodErrorHandler } from './vod-error-handler.ts'
