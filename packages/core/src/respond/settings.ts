import type { RequestView } from '../answer/request.ts'
import type { Diagnosis } from '../error/diagnosis.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { guardHook } from '../hook.ts'
import { en } from '../messages/en.ts'
import { prepareOverrides } from '../messages/message-overrides.ts'
import type { MessageTable } from '../messages/message-table.ts'
import { prepareNegotiation } from '../messages/negotiate-locale.ts'
import { checkLocale, type OfferedTables, offerTables } from '../messages/offered-tables.ts'
import { userMessage } from '../messages/user-message.ts'
import { prepareStatus, type ShowStatus } from '../policy/status-policy.ts'
import { isObject, isPlainObject, read } from '../probe.ts'
import type { Attribution } from '../recognise/recognise.ts'
import { attributionOf } from '../recognise/to-vod-error.ts'
import { prepareReport, type Report } from '../report/reporter.ts'
import { isRequestId } from '../request-id.ts'
import { oneOf } from './one-of.ts'
import { OPTIONS, type VodErrorHandlerOptions } from './options.ts'
import { prepareResponse, type WriteResponse } from './write-response.ts'

/** The options, checked and prepared once at set-up, as the path of a failure needs them. */
export interface Settings {
  readonly attribution: Attribution
  readonly tableOf: (locale: string) => MessageTable
  readonly chooseLocale: (request: RequestView) => string
  readonly writeMessage: (diagnosis: Diagnosis, code: string, locale: string) => string
  readonly chooseRequestId: (request: RequestView, ownRequestId: unknown) => string | undefined
  readonly showStatus: ShowStatus
  readonly writeResponse: WriteResponse
  readonly report: Report
  readonly respondsToAll: boolean
}

/**
 * Checks every option and prepares it.
 *
 * @throws {TypeError} that names the option's path, what it was expected to be, and what it was.
 */
export function prepareSettings(options: VodErrorHandlerOptions): Settings {
  if (!isPlainObject(options)) throw expected('options', `a plain object${hintFor(options)}`, options)
  expectKnownKeys('options', options, Object.keys(OPTIONS))
  const tables = offerTables(options.locales)
  const tableOf = (locale: string) => tables.get(locale) ?? en
  const writeOverride = prepareOverrides(options.messages, tables)
  return {
    attribution: attributionOf(options),
    tableOf,
    chooseLocale: prepareLocale(options, tables),
    writeMessage: (diagnosis, code, locale) =>
      writeOverride(diagnosis, code, locale) ?? userMessage(tableOf(locale), diagnosis.classification),
    chooseRequestId: prepareRequestId(options),
    showStatus: prepareStatus(options.statusPolicy, options.status),
    writeResponse: prepareResponse(options),
    report: prepareReport(options),
    respondsToAll: oneOf('unhandled', options.unhandled ?? 'forward', ['forward', 'respond']) === 'respond',
  }
}

/** Mounted without the call, Express passes its request and Koa its context as the options. */
function hintFor(options: unknown): string {
  return isObject(read(options, 'headers')) ? ' (mount vodErrorHandler(), with its parentheses)' : ''
}

function prepareLocale({ locale, defaultLocale = 'en' }: VodErrorHandlerOptions, tables: OfferedTables) {
  const fallback = checkLocale('defaultLocale', defaultLocale)
  if (!tables.has(fallback))
    throw expected('defaultLocale', `one of ${[...tables.keys()].join(', ')}`, defaultLocale)
  if (locale !== undefined && typeof locale !== 'function') throw expected('locale', 'a function', locale)
  const negotiate = prepareNegotiation(tables)
  const isFit = (tag: unknown): tag is string | undefined => tag === undefined || typeof tag === 'string'
  const ask = locale && guardHook('locale', locale, isFit)
  return (request: RequestView) =>
    negotiate(ask?.(request)) ?? negotiate(request.header('accept-language')) ?? fallback
}

function prepareRequestId({ requestId, trustRequestId = false }: VodErrorHandlerOptions) {
  if (requestId !== undefined && typeof requestId !== 'function')
    throw expected('requestId', 'a function', requestId)
  const isTrusted = oneOf('trustRequestId', trustRequestId, [true, false])
  const choose = requestId && guardHook('requestId', requestId, isRequestIdOrNone)
  return (request: RequestView, ownRequestId: unknown) =>
    fitRequestId(choose?.(request)) ??
    fitRequestId(ownRequestId) ??
    (isTrusted ? fitRequestId(request.header('x-request-id')) : undefined)
}

function fitRequestId(id: unknown): string | undefined {
  const text = asText(id)
  return isRequestId(text) ? text : undefined
}

function isRequestIdOrNone(id: unknown): id is string | number | undefined {
  return id === undefined || isRequestId(asText(id))
}

/** pino-http counts requests. */
function asText(id: unknown): unknown {
  return Number.isSafeInteger(id) ? String(id) : id
}
