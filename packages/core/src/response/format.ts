import { expected } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isThenable } from '../read-unknown.ts'
import type { RequestContext } from '../request/request-context.ts'
import { readWeightedValues } from '../request/weighted-values.ts'
import {
  failedJson,
  PROBLEM_TYPE,
  prepareProblem,
  type Render,
  renderUmi,
  renderVod,
  type SerializedBody,
} from './body-formats.ts'
import type { ErrorContext } from './error-context.ts'

/**
 * `vod`: the three keys of VOD's own error bodies. `problem`: problem details of RFC 9457. `umi`: the convention of Ant Design
 * Pro.
 */
export type FormatName = 'vod' | 'problem' | 'umi'

/**
 * Chooses the format of a request by its name, or returns a custom body: any JSON value except a string. With
 * `unhandled: 'respond'`, `error` can also be an Error that is not a VodError. If it throws, is async or returns anything else,
 * the body is `vod`.
 */
export type FormatFunction = (error: Error, context: ErrorContext) => unknown

/** A format, or a function that chooses one for each request, or makes the body. */
export type Format = FormatName | FormatFunction

/**
 * Prepares the format. Without one, the body is `vod`, or `problem` if the request's `Accept` names
 * `application/problem+json` and does not prefer `application/json`.
 *
 * @throws {TypeError} if the format is unknown.
 */
export function prepareFormat(format: Format | undefined, docsUrl: string | undefined): Render {
  const renderProblem = prepareProblem(docsUrl)
  const named = new Map<unknown, Render>([
    ['vod', renderVod],
    ['problem', renderProblem],
    ['umi', renderUmi],
  ])
  if (typeof format === 'function') return prepareFormatFunction(format, named)
  if (format === undefined) {
    return (error, context) => (wantsProblem(context.request) ? renderProblem : renderVod)(error, context)
  }
  const render = named.get(format)
  if (!render) throw expected('format', "'vod', 'problem', 'umi' or a function", format)
  return render
}

function prepareFormatFunction(format: FormatFunction, named: ReadonlyMap<unknown, Render>): Render {
  const callFormat = guardHook(
    'format',
    (error: Error, context: ErrorContext) => {
      const chosen = format(error, Object.freeze(context))
      if (typeof chosen === 'string') return named.get(chosen)?.(error, context)
      // A promise stays one, however often it is asked for `then`.
      if (isThenable(chosen)) return Promise.resolve(chosen)
      const text: unknown = JSON.stringify(chosen)
      // A Date or a String object is a text, too.
      return typeof text === 'string' && !text.startsWith('"') ? failedJson(text) : undefined
    },
    (body): body is SerializedBody => body !== undefined,
  )
  return (error, context) => callFormat(error, context) ?? renderVod(error, context)
}

/** Whether `Accept` names problem details, with a weight above 0 and not below that of plain JSON. */
function wantsProblem({ header }: RequestContext): boolean {
  const accept = header('accept')?.toLowerCase() ?? ''
  if (!accept.includes(PROBLEM_TYPE)) return false
  const ranges = readWeightedValues(accept)
  const weightOf = (type: string) => ranges.find(({ value }) => value === type)?.weight ?? 0
  return weightOf(PROBLEM_TYPE) > 0 && weightOf(PROBLEM_TYPE) >= weightOf('application/json')
}
