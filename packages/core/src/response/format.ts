import { STATUS_CODES } from 'node:http'
import { boundedMemo } from '../bounded-memo.ts'
import { expected } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isThenable } from '../read-unknown.ts'
import type { RequestContext } from '../request/request-context.ts'
import { readWeightedValues } from '../request/weighted-values.ts'
import type { ErrorContext } from './error-context.ts'

/** The body in format `vod`: exactly these three keys, in this order. */
export interface VodErrorBody {
  /** VOD's id of the failed call; where it sent none, the BFF's own or a new one. */
  readonly requestId: string
  readonly code: string
  /** The text for the person. */
  readonly message: string
}

/** Makes a custom body: any value that JSON can carry. Other errors come as an Error that is no VodError. */
export type FormatFunction = (error: Error, context: ErrorContext) => unknown

/** `vod`: the three keys of VOD's own bodies. `problem`: RFC 9457 problem details. Or a function that makes the body. */
export type Format = 'vod' | 'problem' | FormatFunction

/** A body as it goes over the wire. */
interface Rendered {
  readonly contentType: string
  readonly body: string
}

/** Renders the body for an error. */
export type Render = (error: Error, context: ErrorContext) => Rendered

const JSON_TYPE = 'application/json; charset=utf-8'
const PROBLEM_TYPE = 'application/problem+json'

/**
 * Prepares the format. Where none is set it is `vod`, unless the request's `Accept` asks for `application/problem+json`.
 *
 * @throws {TypeError} if the format is unknown, or `typeBaseUri` is no absolute URI.
 */
export function prepareFormat(format: Format | undefined, typeBaseUri: unknown): Render {
  checkTypeBaseUri(format, typeBaseUri)
  const renderProblem: Render = (_error, context) => problemOf(context, typeBaseUri)
  if (typeof format === 'function') return prepareFunction(format)
  if (format === 'vod') return renderVod
  if (format === 'problem') return renderProblem
  if (format !== undefined) throw expected('format', "'vod', 'problem' or a function", format)
  return (error, context) =>
    wantsProblem(context.request) ? renderProblem(error, context) : renderVod(error, context)
}

/** The code is put behind it as it is. */
function checkTypeBaseUri(format: Format | undefined, uri: unknown): asserts uri is string | undefined {
  if (uri === undefined) return
  const isBase = typeof uri === 'string' && URL.canParse(uri) && /[/#=:]$/.test(uri)
  if (!isBase) throw expected('typeBaseUri', 'an absolute URI that ends in /, #, = or :', uri)
  if (format !== undefined && format !== 'problem') {
    throw expected('typeBaseUri', "left out where the format is not 'problem'", uri)
  }
}

/** Codes and texts are few: quoting them anew would be most of what a body costs. */
const quoted = boundedMemo((text) => JSON.stringify(text))

/** The same bytes as `JSON.stringify` of a {@link VodErrorBody}: ids need no escapes. */
function renderVod(_error: Error, { requestId, code, userMessage }: ErrorContext): Rendered {
  const body = `{"requestId":"${requestId}","code":${quoted(code)},"message":${quoted(userMessage)}}`
  return { contentType: JSON_TYPE, body }
}

function problemOf(context: ErrorContext, typeBaseUri: string | undefined): Rendered {
  const { status, code, userMessage, requestId, retryAfter } = context
  const problem = {
    type: typeBaseUri === undefined ? 'about:blank' : `${typeBaseUri}${encodeURIComponent(code)}`,
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

function prepareFunction(format: FormatFunction): Render {
  const make = guardHook(
    'format',
    (error: Error, context: ErrorContext) => {
      const body = format(error, context)
      return isThenable(body) ? body : JSON.stringify(body)
    },
    (text): text is string => typeof text === 'string',
  )
  return (error, context) => {
    const body = make(error, context)
    return body === undefined ? renderVod(error, context) : { contentType: JSON_TYPE, body }
  }
}

/** Named in `Accept`, with a weight, and not below plain JSON. */
function wantsProblem({ header }: RequestContext): boolean {
  const accept = header('accept')?.toLowerCase() ?? ''
  if (!accept.includes(PROBLEM_TYPE)) return false
  const ranges = readWeightedValues(accept)
  const weightOf = (type: string) => ranges.find(({ value }) => value === type)?.weight ?? 0
  return weightOf(PROBLEM_TYPE) > 0 && weightOf(PROBLEM_TYPE) >= weightOf('application/json')
}
