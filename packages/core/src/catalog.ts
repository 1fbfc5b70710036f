// Codes, their facts and their texts, for browsers and tools. Imports nothing from node.

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
export { bareCode, isSyntheticCode, isVodErrorCode, lookUpCode } from './catalog/look-up.ts'
export { fillTemplate, type Params, templateParams } from './catalog/wire-template.ts'
export { en } from './messages/en.ts'
export type { MessageTable, PartialMessageTable } from './messages/message-table.ts'
export { zhCN } from './messages/zh-cn.ts'
export { zhTW } from './messages/zh-tw.ts'
export type { UmiErrorBody, VodErrorBody } from './response/body-formats.ts'
