import type { MessageOverrides } from './messages/message-overrides.ts'
import type { MessageTable, PartialMessageTable } from './messages/message-table.ts'
import type { NormalizeOptions } from './normalize/attribution.ts'
import type { ReportOptions } from './report/report-options.ts'
import type { RequestIdOptions } from './request/own-request-id.ts'
import type { RequestContext } from './request/request-context.ts'
import type { StatusOverrides, StatusPolicy } from './response/status-policy.ts'
import type { ResponseOptions } from './response/write-response.ts'

/** The options of `vodErrorHandler`, the same in every adapter. Each may be left out. */
export interface VodErrorHandlerOptions
  extends NormalizeOptions,
    RequestIdOptions,
    ResponseOptions,
    ReportOptions {
  /** The app's own texts for the person, by code. */
  readonly messages?: MessageOverrides | undefined
  /** Languages beside English (`en`) and Simplified Chinese (`zh-CN`), or in their place. */
  readonly locales?: readonly (MessageTable | PartialMessageTable)[] | undefined
  /** The language where the request asks for none on offer; `en` by default. */
  readonly defaultLocale?: string | undefined
  /** The language of a request; where it returns none on offer, `Accept-Language` decides. */
  readonly locale?: ((request: RequestContext) => string | undefined) | undefined
  /** Which statuses the browser sees; `documented` by default. */
  readonly statusPolicy?: StatusPolicy | undefined
  /** Statuses, and perhaps codes, in place of the policy's. */
  readonly status?: StatusOverrides | undefined
  /** Headers of the abandoned success to keep; they are removed otherwise. */
  readonly keepHeaders?: readonly string[] | undefined
  /** What to do with other errors: `forward` them to the app's own handlers (the default), or `respond` in the same way. */
  readonly unhandled?: 'forward' | 'respond' | undefined
}

/** Every option there is. */
export const OPTIONS: Readonly<Record<keyof VodErrorHandlerOptions, true>> = {
  hosts: true,
  messages: true,
  locales: true,
  defaultLocale: true,
  locale: true,
  statusPolicy: true,
  status: true,
  format: true,
  typeBaseUri: true,
  keepHeaders: true,
  requestIdHeader: true,
  unhandled: true,
  beforeSend: true,
  requestId: true,
  trustRequestId: true,
  logger: true,
  logLevel: true,
  onError: true,
}
