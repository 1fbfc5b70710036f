// For everyone

export { assertVodOk } from './call/assert-vod-ok.ts'
export { isRetryable, type RetryContext } from './call/is-retryable.ts'
export { throwIfNotOk } from './call/throw-if-not-ok.ts'
export { type VodCall, type VodCallContext, type VodCallOptions, vodCall } from './call/vod-call.ts'
export { type WrapOptions, type WrappedVodClient, wrapVodClient } from './call/wrap-vod-client.ts'
export {
  CATALOG,
  type CatalogRow,
  type Fault,
  ORIGINS,
  type Origin,
  type VodErrorCode,
} from './catalog/catalog.ts'
export { bareCode, isOwnCode, isVodErrorCode, lookUpCode } from './catalog/look-up.ts'
export { fillTemplate, type Params, readParams, templateParams } from './catalog/template.ts'
export type { VodFacts } from './error/classify.ts'
// For adapters and the emulator
export { expected, expectKnownKeys } from './error/expected.ts'
export { isVodError, VodError, type VodErrorInit, type VodErrorJson } from './error/vod-error.ts'
export { en } from './messages/en.ts'
export type { MessageTable } from './messages/message-table.ts'
export { isError } from './probe.ts'
export { VOD_HOSTS } from './recognise/hosts.ts'
export { readVodError } from './recognise/read-vod-error.ts'
export { SHAPES, type Shape } from './recognise/shapes.ts'
export { type RecognitionOptions, toVodError } from './recognise/to-vod-error.ts'
export { TRANSPORT, type TransportRow } from './recognise/transport.ts'
export { warnOfThrow } from './report/stderr-line.ts'
export type { Host } from './respond/hand-on.ts'
export type { VodErrorHandlerOptions } from './respond/options.ts'
export { createResponder, type FailedRequest, type Outcome, type Responder } from './respond/responder.ts'
export type { VodErrorBody, VodErrorResponse } from './respond/response.ts'
