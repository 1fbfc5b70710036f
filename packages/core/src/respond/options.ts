import type { AnswerContext } from '../answer/answer.ts'
import type { RequestView } from '../answer/request.ts'
import type { Format } from '../format/format.ts'
import type { MessageOverrides } from '../messages/message-overrides.ts'
import type { MessageTable, PartialMessageTable } from '../messages/message-table.ts'
import type { StatusOverrides, StatusPolicy } from '../policy/status-policy.ts'
import type { RecognitionOptions } from '../recognise/to-vod-error.ts'
import type { ReportOptions } from '../report/options.ts'
import type { SentResponse } from './response.ts'

/** What `vodErrorHandler` can be told, the same in every adapter. Every option may be left out. */
export interface VodErrorHandlerOptions extends RecognitionOptions, ReportOptions {
  /** User messages of the app's, by code. */
  readonly messages?: MessageOverrides | undefined
  /** Languages beside English (`en`) and Simplified Chinese (`zh-CN`), or in their place. */
  readonly locales?: readonly (MessageTable | PartialMessageTable)[] | undefined
  /** The language where the request asks for none on offer; `en` if left out. */
  readonly defaultLocale?: string | undefined
  /** The language of a request; where it returns none on offer, `Accept-Language` decides. */
  readonly locale?: ((request: RequestView) => string | undefined) | undefined
  /** Which statuses the browser sees; `documented` if left out. */
  readonly statusPolicy?: StatusPolicy | undefined
  /** Statuses, and perhaps codes, in place of the policy's. */
  readonly status?: StatusOverrides | undefined
  /** The shape of the body; if left out `vod`, or `problem` where `Accept` asks for it. */
  readonly format?: Format | undefined
  /** What the `type` of a problem begins with, before the code; if left out it is `about:blank`. */
  readonly typeBaseUri?: string | undefined
  /** Headers of the success to keep, of those that are removed otherwise. */
  readonly keepHeaders?: readonly string[] | undefined
  /** Whether VOD's id is also sent as the header `x-bce-request-id`; true if left out. */
  readonly requestIdHeader?: boolean | undefined
  /** The BFF's own id of the request, in place of what the app's middleware has made (`req.id`, `ctx.state.requestId`). */
  readonly requestId?: ((request: RequestView) => unknown) | undefined
  /** Whether the browser's `x-request-id` may stand for the BFF's own id, where there is none; false if left out. */
  readonly trustRequestId?: boolean | undefined
  /** What to do with other errors: `forward` them to the app's own handlers (the default), or `respond` in the same way. */
  readonly unhandled?: 'forward' | 'respond' | undefined
  /**
   * Changes the response before it is sent: by returning another one, or by changing the one it is given, a copy. Not
   * async. `content-length` is set afterwards.
   */
  readonly beforeSend?: BeforeSend | undefined
}

/** See {@link VodErrorHandlerOptions.beforeSend}. */
export type BeforeSend = (response: DraftResponse, context: AnswerContext) => SentResponse | undefined

/** A response that may be written on. */
export interface DraftResponse {
  status: number
  headers: Record<string, string>
  body: string
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
