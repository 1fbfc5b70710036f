import type { AppCodeRows } from './catalog/app-codes.ts'
import type { MessageFunction, MessageOverrides } from './messages/message-overrides.ts'
import type { MessageTable, PartialMessageTable } from './messages/message-table.ts'
import type { LocaleOptions } from './messages/negotiate-locale.ts'
import type { NormalizeOptions } from './normalize/attribution.ts'
import type { ReportOptions } from './report/report-options.ts'
import type { RequestIdOptions } from './request/own-request-id.ts'
import type { StatusOverrides, StatusPolicy } from './response/status-policy.ts'
import type { ResponseOptions } from './response/write-response.ts'

/** The options of `vodErrorHandler`, the same in every adapter. All are optional. */
export interface VodErrorHandlerOptions
  extends NormalizeOptions,
    LocaleOptions,
    RequestIdOptions,
    ResponseOptions,
    ReportOptions {
  /**
   * Rows for codes that the catalog lacks: status, fault, whether a retry makes sense, and the wire message. They hold for
   * the whole process, for metrics and client helpers, too.
   */
  readonly codes?: AppCodeRows | undefined
  /** The app's own user messages: by code, or one function for all codes. */
  readonly messages?: MessageOverrides | MessageFunction | undefined
  /**
   * Message tables for more languages, or to replace built-in ones: English (`en`), Simplified Chinese (`zh-CN`) and Traditional
   * Chinese (`zh-TW`). Japanese and Korean are exported as `ja` and `ko`.
   */
  readonly locales?: readonly (MessageTable | PartialMessageTable)[] | undefined
  /** Which statuses the BFF sends: `documented` (the default) or `gateway`. */
  readonly statusPolicy?: StatusPolicy | undefined
  /** Overrides the status policy, by code or by a function: a status to send, or a status and a code. */
  readonly status?: StatusOverrides | undefined
  /** Headers of the abandoned success to keep. By default, those that would be wrong on an error are removed. */
  readonly keepHeaders?: readonly string[] | undefined
  /** What to do with other errors: `forward` them to the app's own handlers (the default), or `respond` to them, too. */
  readonly unhandled?: 'forward' | 'respond' | undefined
}

/** The names of all options. */
export const OPTIONS: Readonly<Record<keyof VodErrorHandlerOptions, true>> = {
  hosts: true,
  codes: true,
  messages: true,
  locales: true,
  defaultLocale: true,
  locale: true,
  statusPolicy: true,
  status: true,
  format: true,
  callerFaultsAs200: true,
  docsUrl: true,
  keepHeaders: true,
  requestIdHeader: true,
  unhandled: true,
  beforeSend: true,
  requestId: true,
  trustRequestId: true,
  logger: true,
  logFields: true,
  logLevel: true,
  logSampling: true,
  onError: true,
}
