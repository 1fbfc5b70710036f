import { STATUS_CODES } from 'node:http'
import { type Answer, type AnswerContext, contextOf } from '../answer/answer.ts'
import type { RequestView } from '../answer/request.ts'
import { boundedMemo } from '../bounded-memo.ts'
import { expected } from '../expected.ts'
import { guardHook } from '../hook.ts'
import { isThenable } from '../probe.ts'

/** What the body says in format `vod`: exactly these three keys, in this order. */
export interface VodErrorBody {
  /** VOD's id of the failed call; where it gave none, the BFF's own or a new one. */
  readonly requestId: string
  readonly code: string
  /** The user message. */
  readonly message: string
}

/** Makes a body of the app's own: any value that JSON can carry. What is not VOD's comes as another Error. */
export type FormatFunction = (error: Error, context: AnswerContext) => unknown

/** `vod`: the three keys of VOD's own bodies. `problem`: RFC 9457 problem details. Or a function that makes the body. */
export type Format = 'vod' | 'problem' | FormatFunction

/** A body as it goes over the wire. */
interface Rendered {
  readonly contentType: string
  readonly body: string
}

/** Renders an answer for a request. */
export type Render = (answer: Answer) => Rendered

const JSON_TYPE = 'application/json; charset=utf-8'
const PROBLEM_TYPE = 'application/problem+json'

/**
 * Prepares the format. Where none is set it is `vod`, unless the request's `Accept` asks for `application/problem+json`.
 *
 * @throws {TypeError} if the format is unknown, or `typeBaseUri` is no absolute URI.
 */
export function prepareFormat(format: Format | undefined, typeBaseUri: unknown): Render {
  checkTypeBaseUri(format, typeBaseUri)
  const renderProblem: Render = (answer) => problemOf(answer, typeBaseUri)
  if (typeof format === 'function') return prepareFunction(format)
  if (format === 'vod') return renderVod
  if (format === 'problem') return renderProblem
  if (format !== undefined) throw expected('format', "'vod', 'problem' or a function", format)
  return (answer) => (wantsProblem(answer.request) ? renderProblem(answer) : renderVod(answer))
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

/** Codes and user messages are few and the same again and again: quoting them is most of what a body costs. */
const quoted = boundedMemo((text) => JSON.stringify(text))

/** The same bytes as `JSON.stringify` of a {@link VodErrorBody}: ids are plain words that need no escapes. */
function renderVod({ requestId, code, message }: Answer): Rendered {
  const body = `{"requestId":"${requestId}","code":${quoted(code)},"message":${quoted(message)}}`
  return { contentType: JSON_TYPE, body }
}

function problemOf({ status, code, message, requestId, retryAfter }: Answer, typeBaseUri?: string): Rendered {
  const problem = {
    type: typeBaseUri === undefined ? 'about:blank' : `${typeBaseUri}${encodeURIComponent(code)}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
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
    (answer: Answer) => {
      const body = format(answer.error(), contextOf(answer))
      return isThenable(body) ? body : JSON.stringify(body)
    },
    (text): text is string => typeof text === 'string',
  )
  return (answer) => {
    const body = make(answer)
    return body === undefined ? renderVod(answer) : { contentType: JSON_TYPE, body }
  }
}

/** Named in `Accept`, with a weight, and not below plain JSON. */
function wantsProblem({ header }: RequestView): boolean {
  const accept = header('accept')?.slice(0, 1000).toLowerCase() ?? ''
  if (!accept.includes(PROBLEM_TYPE)) return false
  const weight = (type: string) => weightIn(accept, type)
  return weight(PROBLEM_TYPE) > 0 && weight(PROBLEM_TYPE) >= weight('application/json')
}

function weightIn(accept: string, type: string): number {
  const range = accept.split(',').find((entry) => entry.split(';', 1)[0]?.trim() === type)
  if (range === undefined) return 0
  const [, weight = '1'] = /;\s*q\s*=\s*([01](?:\.\d{0,3})?)/.exec(range) ?? []
  return Number(weight)
}
