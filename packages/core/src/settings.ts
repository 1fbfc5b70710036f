import { addAppCodes } from './catalog/add-app-codes.ts'
import { expected, expectKnownKeys, expectOneOf } from './expected.ts'
import { en } from './messages/en.ts'
import { prepareLocales } from './messages/locales.ts'
import { prepareOverrides } from './messages/message-overrides.ts'
import { prepareLocaleChoice } from './messages/negotiate-locale.ts'
import { type Attribution, attributionOf } from './normalize/attribution.ts'
import { OPTIONS, type VodErrorHandlerOptions } from './options.ts'
import { isObject, isPlainObject, read } from './read-unknown.ts'
import { prepareReport, type Report } from './report/report.ts'
import { prepareOwnRequestId } from './request/own-request-id.ts'
import { checkReach } from './response/check-reach.ts'
import type { DescribeSettings } from './response/describe-settings.ts'
import { type IsStale, prepareStaleHeaders } from './response/stale-headers.ts'
import { prepareStatus, prepareStatusFunction, sourcesOf } from './response/status-policy.ts'
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
  // First, because the other options can name them.
  const removeAppCodes = addAppCodes(options.codes)
  try {
    return prepareOptions(options)
  } catch (thrown) {
    removeAppCodes()
    throw thrown
  }
}

function prepareOptions(options: VodErrorHandlerOptions): Settings {
  const { unhandled = 'forward' } = options
  const locales = prepareLocales(options.locales)
  const tableOf = (locale: string) => locales.get(locale) ?? en
  const chooseStatus = prepareStatus(options.statusPolicy, options.status)
  checkReach(options, chooseStatus)
  return {
    attribution: attributionOf(options),
    tableOf,
    chooseLocale: prepareLocaleChoice(options, locales),
    overrideMessage: prepareOverrides(options.messages, locales, sourcesOf(options.status)),
    findOwnRequestId: prepareOwnRequestId(options),
    chooseStatus,
    overrideStatus: prepareStatusFunction(options.status),
    writeResponse: prepareResponse(options),
    isStale: prepareStaleHeaders(options.keepHeaders),
    ...prepareReport(options),
    respondsToAll: expectOneOf('unhandled', unhandled, ['forward', 'respond']) === 'respond',
  }
}

/** If the app forgets the call parentheses, Express passes its request, and Koa its context, as the options. */
function hintFor(options: unknown): string {
  return isObject(read(options, 'headers')) ? ' (mount vodErrorHandler(), not vodErrorHandler)' : ''
}
