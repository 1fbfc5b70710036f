import { STATUS_CODES } from 'node:http'
import { boundedMemo } from '../bounded-memo.ts'
import { expected } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isThenable } from '../read-unknown.ts'
import type { RequestContext } from '../request/request-context.ts'
import { readWeightedValues } from '../request/weighted-values.ts'
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

/** Returns a custom body: any JSON value. With `unhandled: 'respond'`, `error` can also be an Error that is not a VodError. */
export type FormatFunction = (error: Error, context: ErrorContext) => unknown

/** `vod`: the three keys of VOD's own error bodies. `problem`: RFC 9457 problem details. Or a function that returns the body. */
export type Format = 'vod' | 'problem' | FormatFunction

/** A serialized body. */
interface SerializedBody {
  readonly contentType: string
  readonly body: string
}

/** Renders the body of an error response. */
export type Render = (error: Error, context: ErrorContext) => SerializedBody

const JSON_TYPE = 'application/json; charset=utf-8'
const PROBLEM_TYPE = 'application/problem+json'

/**
 * Prepares the format. Without one, the body is `vod`, or `problem` if the request's `Accept` prefers
 * `application/problem+json`.
 *
 * @throws {TypeError} if the format is unknown.
 */
export function prepareFormat(format: Format | undefined, docsUrl: string | undefined): Render {
  const renderProblem = prepareProblem(docsUrl)
  if (typeof format === 'function') return prepareFormatFunction(format)
  if (format === 'vod') return renderVod
  if (format === 'problem') return renderProblem
  if (format !== undefined) throw expected('format', "'vod', 'problem' or a function", format)
  return (error, context) =>
    wantsProblem(context.request) ? renderProblem(error, context) : renderVod(error, context)
}

/** Cached, because there are few codes and texts, and quoting them is most of the cost of a body. */
const toJsonString = boundedMemo((text) => JSON.stringify(text))

/** Produces the same bytes as `JSON.stringify` of a {@link VodErrorBody}; ids need no escapes. */
function renderVod(_error: Error, { requestId, code, userMessage }: ErrorContext): SerializedBody {
  const body = `{"requestId":"${requestId}","code":${toJsonString(code)},"message":${toJsonString(userMessage)}}`
  return { contentType: JSON_TYPE, body }
}

/** Only the codes of VOD errors have pages: the 404 of the app's own router is not the `NotFound` of the catalog. */
function prepareProblem(docsUrl: string | undefined): Render {
  return function renderProblem(error, { status, code, userMessage, requestId, retryAfter }) {
    const problem = {
      type: docsUrl !== undefined && VodError.isGenuine(error) ? docsUrl + code : 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: userMessage,
      code,
      requestId,
      retryable: retryAfter !== undefined,
      retryAfter,
    }
    return { contentType: PROBLEM_TYPE, body: JSON.stringify(problem) }
  }
}

function prepareFormatFunction(format: FormatFunction): Render {
  const callFormat = guardHook(
    'format',
    (error: Error, context: ErrorContext) => {
      const body = format(error, Object.freeze(context))
      return isThenable(body) ? body : JSON.stringify(body)
    },
    (text): text is string => typeof text === 'string',
  )
  return (error, context) => {
    const body = callFormat(error, context)
    return body === undefined ? renderVod(error, context) : { contentType: JSON_TYPE, body }
  }
}

/** Whether `Accept` names problem details, with a weight above 0 and not below that of plain JSON. */
function wantsProblem({ header }: RequestContext): boolean {
  const accept = header('accept')?.toLowerCase() ?? ''
  if (!accept.includes(PROBLEM_TYPE)) return false
  const ranges = readWeightedValues(accept)
  const weightOf = (type: string) => ranges.find(({ value }) => value === type)?.weight ?? 0
  return weightOf(PROBLEM_TYPE) > 0 && weightOf(PROBLEM_TYPE) >= weightOf('application/json')
}
