// For everyone
export {
  CATALOG,
  type CatalogRow,
  type Fault,
  ORIGINS,
  type Origin,
  type VodErrorCode,
} from './catalog/catalog.ts'
export { bareCode, isVodErrorCode, lookUpCode } from './catalog/look-up.ts'
export { fillTemplate, type Params, readParams, templateParams } from './catalog/template.ts'
export type { VodFacts } from './error/classify.ts'
export { isVodError, VodError, type VodErrorInit, type VodErrorJson } from './error/vod-error.ts'
export { en } from './messages/en.ts'
export type { MessageTable } from './messages/message-table.ts'
// For adapters
export { isError } from './probe.ts'
export { toVodError } from './recognise/to-vod-error.ts'
export { warnOfThrow } from './report/stderr-line.ts'
export type { Host } from './respond/hand-on.ts'
export { createResponder, type FailedRequest, type Outcome, type Responder } from './respond/responder.ts'
export type { VodErrorBody, VodErrorResponse } from './respond/response.ts'
