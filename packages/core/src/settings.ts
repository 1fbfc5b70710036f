import { expected, expectKnownKeys, expectOneOf } from './expected.ts'
import { guardHook } from './guard-hook.ts'
import { en } from './messages/en.ts'
import { checkLocale, type Locales, prepareLocales } from './messages/locales.ts'
import { prepareOverrides } from './messages/message-overrides.ts'
import { prepareNegotiation } from './messages/negotiate-locale.ts'
import { userMessage } from './messages/user-message.ts'
import { type Attribution, attributionOf } from './normalize/attribution.ts'
import { OPTIONS, type VodErrorHandlerOptions } from './options.ts'
import { isObject, isPlainObject, read } from './read-unknown.ts'
import { prepareReport, type Report } from './report/report.ts'
import { prepareOwnRequestId } from './request/own-request-id.ts'
import type { RequestContext } from './request/request-context.ts'
import type { DescribeSettings } from './response/describe-request.ts'
import { type IsStale, prepareStaleHeaders } from './response/stale-headers.ts'
import { prepareStatus } from './response/status-policy.ts'
import { prepareResponse, type WriteResponse } from './response/write-response.ts'

/** The options, checked and prepared once at setup. */
export interface Settings extends DescribeSettings, Report {
  readonly attribution: Attribution
  readonly writeResponse: WriteResponse
  readonly isStale: IsStale
}

/**
 * Checks and prepares every option.
 *
 * @throws {TypeError} that names the wrong option, what was expected and what it got.
 */
export function prepareSettings(options: VodErrorHandlerOptions): Settings {
  if (!isPlainObject(options)) throw expected('options', `a plain object${hintFor(options)}`, options)
  expectKnownKeys('options', options, Object.keys(OPTIONS))
  const locales = prepareLocales(options.locales)
  const tableOf = (locale: string) => locales.get(locale) ?? en
  const writeOverride = prepareOverrides(options.messages, locales)
  return {
    attribution: attributionOf(options),
    tableOf,
    chooseLocale: prepareLocale(options, locales),
    writeMessage: (error, code, locale) =>
      writeOverride(error, code, locale) ?? userMessage(tableOf(locale), error),
    findOwnRequestId: prepareOwnRequestId(options),
    chooseStatus: prepareStatus(options.statusPolicy, options.status),
    writeResponse: prepareResponse(options),
    isStale: prepareStaleHeaders(options.keepHeaders),
    ...prepareReport(options),
    respondsToAll:
      expectOneOf('unhandled', options.unhandled ?? 'forward', ['forward', 'respond']) === 'respond',
  }
}

/** If the app forgets the call parentheses, Express passes its request, and Koa its context, as the options. */
function hintFor(options: unknown): string {
  return isObject(read(options, 'headers')) ? ' (mount vodErrorHandler(), not vodErrorHandler)' : ''
}

function prepareLocale({ locale, defaultLocale = 'en' }: VodErrorHandlerOptions, locales: Locales) {
  const fallback = checkLocale('defaultLocale', defaultLocale)
  if (!locales.has(fallback))
    throw expected('defaultLocale', `one of ${[...locales.keys()].join(', ')}`, defaultLocale)
  if (locale !== undefined && typeof locale !== 'function') throw expected('locale', 'a function', locale)
  const negotiate = prepareNegotiation(locales)
  const isTag = (tag: unknown): tag is string | undefined => tag === undefined || typeof tag === 'string'
  const choose = locale && guardHook('locale', locale, isTag)
  return (request: RequestContext) =>
    negotiate(choose?.(request)) ?? negotiate(request.header('accept-language')) ?? fallback
}
