import { STATUS_CODES } from 'node:http'
import { boundedMemo } from '../bounded-memo.ts'
import type { Fault } from '../catalog/catalog.ts'
import { isKnownCode } from '../catalog/look-up.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { ErrorContext } from './error-context.ts'

/** The body in format `vod`: exactly these three keys, in this order. */
export interface VodErrorBody {
  /** VOD's id of the failed call, else the BFF's own id, else a new one. */
  readonly requestId: string
  readonly code: string
  /** The text for the person who uses the app. */
  readonly message: string
}

/** The body in format `umi`, the convention of Ant Design Pro. */
export interface UmiErrorBody {
  readonly success: false
  readonly data: null
  /** The code. */
  readonly errorCode: string
  /** The text for the person who uses the app. */
  readonly errorMessage: string
  /** How umi shows the text: 1, a warning, for caller faults; 2, an error, for operator and service faults. */
  readonly showType: 1 | 2
  /** The id that the person can quote. */
  readonly traceId: string
  /** The host that the browser asked for, as the BFF sees it. */
  readonly host?: string | undefined
}

/** A serialized body. */
export interface SerializedBody {
  readonly contentType: string
  readonly body: string
  /** Whether the body says that the call failed, so that the status need not. */
  readonly saysFailed: boolean
}

/** Renders the body of an error response. */
export type Render = (error: Error, context: ErrorContext) => SerializedBody

/** The content type of problem details. */
export const PROBLEM_TYPE = 'application/problem+json'

/** The body of an app's format function, or of umi. */
export function failedJson(body: string): SerializedBody {
  return { contentType: JSON_TYPE, body, saysFailed: true }
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** Cached, because there are few codes and texts, and quoting them is most of the cost of a body. */
const toJsonString = boundedMemo((text) => JSON.stringify(text))

/** Produces the same bytes as `JSON.stringify` of a {@link VodErrorBody}; ids need no escapes. */
export function renderVod(_error: Error, { requestId, code, userMessage }: ErrorContext): SerializedBody {
  const body = `{"requestId":"${requestId}","code":${toJsonString(code)},"message":${toJsonString(userMessage)}}`
  return { contentType: JSON_TYPE, body, saysFailed: false }
}

/** Only the known codes of VOD errors have pages: a 404 from the app's router is not the catalog's `NotFound`. */
export function prepareProblem(docsUrl: string | undefined): Render {
  return function renderProblem(error, { status, code, userMessage, requestId, retryAfter }) {
    const problem = {
      type:
        docsUrl !== undefined && VodError.isGenuine(error) && isKnownCode(code)
          ? docsUrl + code
          : 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: userMessage,
      code,
      requestId,
      retryable: retryAfter !== undefined,
      retryAfter,
    }
    return { contentType: PROBLEM_TYPE, body: JSON.stringify(problem), saysFailed: false }
  }
}

const SHOW_TYPES: Readonly<Record<Fault, UmiErrorBody['showType']>> = { caller: 1, operator: 2, service: 2 }

/** Renders a {@link UmiErrorBody}. */
export function renderUmi(_error: Error, context: ErrorContext): SerializedBody {
  const { header } = context.request
  const body: UmiErrorBody = {
    success: false,
    data: null,
    errorCode: context.code,
    errorMessage: context.userMessage,
    showType: SHOW_TYPES[context.fault],
    traceId: context.requestId,
    host: header('host') ?? header(':authority'),
  }
  return failedJson(JSON.stringify(body))
}
