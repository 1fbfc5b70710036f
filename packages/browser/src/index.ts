export { type CountdownOptions, countdown } from './countdown.ts'
export {
  isVodErrorBody,
  type PlainBody,
  type ProblemBody,
  type UmiBody,
  type VodErrorBody,
} from './error-body.ts'
export type { Fault, VodErrorCode } from './generated/codes.ts'
export { LOCALES } from './generated/languages.ts'
export { type ReadOptions, readVodError } from './read-vod-error.ts'
export { type RetryContext, type RetryOptions, retry } from './retry.ts'
export { loadTexts, type Texts, textOf } from './texts.ts'
export type { NetworkCode, VodErrorInfo } from './vod-error-info.ts'
