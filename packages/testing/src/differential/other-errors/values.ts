import { ERROR_HEADERS } from './error-headers.ts'
import { HTTP_CLIENT_ERRORS } from './http-clients.ts'
import { LIBRARY_ERRORS } from './libraries.ts'
import { ODD_ERRORS } from './odd-errors.ts'
import type { ThrownTable } from './thrown-value.ts'
import { LANGUAGE_VALUES } from './values-of-the-language.ts'
import { VENDOR_SDK_ERRORS } from './vendor-sdks.ts'

/** Every table of other errors, by what it holds. */
export const OTHER_ERRORS: Readonly<Record<string, ThrownTable>> = {
  'errors of HTTP clients': { values: HTTP_CLIENT_ERRORS, isHttp1Only: true },
  'errors of SDKs': { values: VENDOR_SDK_ERRORS, isHttp1Only: true },
  'errors of libraries': { values: LIBRARY_ERRORS, isHttp1Only: true },
  'values of the language': { values: LANGUAGE_VALUES, isEveryWay: true },
  'odd errors': { values: ODD_ERRORS },
  'errors with headers': { values: ERROR_HEADERS, isEveryWay: true },
}
