export type { AppCode, AppCodeRow, AppCodeRows, AppCodes } from './catalog/app-codes.ts'
export {
  CATALOG,
  type CatalogRow,
  type Fault,
  ORIGINS,
  type Origin,
  type SyntheticCode,
  type VodErrorCode,
} from './catalog/catalog.ts'
export { isVodErrorCode, lookUpCode } from './catalog/look-up.ts'
export type { Params } from './catalog/wire-template.ts'
export { assertVodOk } from './client/assert-vod-ok.ts'
export { isRetryable, type RetryContext } from './client/is-retryable.ts'
export type { VodCall, VodCallContext, VodCallOptions } from './client/run-call.ts'
export type { TransportOptions } from './client/sdk-transport/transport-options.ts'
export { throwIfNotOk } from './client/throw-if-not-ok.ts'
export { vodCall } from './client/vod-call.ts'
export { type WrapOptions, type WrappedVodClient, wrapVodClient } from './client/wrap-vod-client.ts'
export { en } from './messages/en.ts'
export type { MessageFunction, MessageOverride, MessageOverrides } from './messages/message-overrides.ts'
export type { MessageTable, PartialMessageTable } from './messages/message-table.ts'
export { zhCN } from './messages/zh-cn.ts'
export { zhTW } from './messages/zh-tw.ts'
export type { NormalizeOptions } from './normalize/attribution.ts'
export { VOD_HOSTS } from './normalize/hosts.ts'
export { readVodError, toVodError } from './normalize/to-vod-error.ts'
export type { VodErrorHandlerOptions } from './options.ts'
export { type CallRecord, CHANNELS } from './report/channels.ts'
export type { LogLevel, LogLevels } from './report/log-levels.ts'
export type { LogRecord } from './report/log-record.ts'
export type { LogSampling } from './report/log-sampling.ts'
export type { Logger } from './report/logger.ts'
export type { ReportOptions, VodErrorEvent } from './report/report-options.ts'
export { shouldReport } from './report/should-report.ts'
export type { RequestIdOptions } from './request/own-request-id.ts'
export type { RequestContext } from './request/request-context.ts'
export type { UmiErrorBody, VodErrorBody } from './response/body-formats.ts'
export type { ErrorContext } from './response/error-context.ts'
export type { ErrorResponse } from './response/error-response.ts'
export type { Format, FormatFunction, FormatName } from './response/format.ts'
export type { StatusChoice, StatusOverrides, StatusPolicy } from './response/status-policy.ts'
export type { BeforeSend, ResponseOptions } from './response/write-response.ts'
export { isVodError, VodError, type VodErrorInit, type VodErrorJson } from './vod-error/vod-error.ts'
