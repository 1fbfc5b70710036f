// For everyone: the catalog, the error, recognition, the call site.

export { assertVodOk } from './call/assert-vod-ok.ts'
export { isRetryable, type RetryContext } from './call/is-retryable.ts'
export type { VodCall, VodCallContext, VodCallOptions } from './call/run-call.ts'
export { throwIfNotOk } from './call/throw-if-not-ok.ts'
export { vodCall } from './call/vod-call.ts'
export { type WrapOptions, type WrappedVodClient, wrapVodClient } from './call/wrap-vod-client.ts'
export {
  CATALOG,
  type CatalogRow,
  type Fault,
  ORIGINS,
  type Origin,
  type OwnCode,
  type VodErrorCode,
} from './catalog/catalog.ts'
export { bareCode, isOwnCode, isVodErrorCode, lookUpCode } from './catalog/look-up.ts'
export { fillTemplate, type Params, templateParams } from './catalog/template.ts'
export type { TransportOptions } from './client/transport-options.ts'
export type { VodFacts } from './error/classify.ts'
export { isVodError, VodError, type VodErrorInit, type VodErrorJson } from './error/vod-error.ts'
export { VOD_HOSTS } from './recognise/hosts.ts'
export { readVodError } from './recognise/read-vod-error.ts'
export { SHAPES, type Shape } from './recognise/shapes.ts'
export { type RecognitionOptions, toVodError } from './recognise/to-vod-error.ts'
export { TRANSPORT, type TransportRow } from './recognise/transport.ts'
export { type CallRecord, CHANNELS } from './report/channels.ts'

// For everyone who sets up a handler: its options, and what they are made of.

export type { AnswerContext } from './answer/answer.ts'
export type { RequestView } from './answer/request.ts'
export type { Format, FormatFunction, VodErrorBody } from './format/format.ts'
export { en } from './messages/en.ts'
export type { MessageOverride, MessageOverrides } from './messages/message-overrides.ts'
export type { MessageTable, PartialMessageTable } from './messages/message-table.ts'
export { zhCN } from './messages/zh-cn.ts'
export type { StatusChoice, StatusOverrides, StatusPolicy } from './policy/status-policy.ts'
export type { FailureEvent, FailureRecord } from './report/failure-record.ts'
export type { Logger, LogLevel, LogLevels } from './report/logger.ts'
export type { ReportOptions } from './report/options.ts'
export { shouldReport } from './report/should-report.ts'
export type { BeforeSend, DraftResponse, VodErrorHandlerOptions } from './respond/options.ts'
export type { SentResponse } from './respond/response.ts'

// For adapters, and for the emulator.

export type { FailedRequest } from './answer/request.ts'
export { expected, expectKnownKeys } from './expected.ts'
export { isError, read } from './probe.ts'
export { createNameLabels, labelOfCode } from './report/bounded-label.ts'
export { CALL_BUCKETS } from './report/call-buckets.ts'
export { type ChannelRecords, listenTo } from './report/listen-to.ts'
export { type Cuttable, cutOff } from './respond/cut-off.ts'
export type { Host } from './respond/hand-on.ts'
export { leaveError } from './respond/leave-error.ts'
export { type Drainable, type Listenable, letRunOff } from './respond/let-run-off.ts'
export { createResponder, type Outcome, type Responder } from './respond/responder.ts'
export type { VodErrorResponse } from './respond/response.ts'
export { type NodeResponse, stateOf } from './respond/response-state.ts'
export { warnOfFailure } from './stderr.ts'
