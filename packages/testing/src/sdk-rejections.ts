import { CATALOG, isVodErrorCode, type Params, type VodErrorCode } from '@vod-errors/core'
import { fillTemplate, isSyntheticCode, templateParams } from '@vod-errors/core/catalog'

/** What `@baiducloud/sdk` and `bce-sdk-js` reject with: a plain object, not an Error. */
export interface SdkRejection {
  readonly status_code: number
  readonly message: unknown
  readonly code?: string
  readonly request_id?: string
}

/** Every code that VOD itself sends, in the order of the catalog. */
export const WIRE_CODES: readonly VodErrorCode[] = Object.keys(CATALOG)
  .filter(isVodErrorCode)
  .filter((code) => !isSyntheticCode(code))

/** The request id in VOD's documentation. */
export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

/** The SDK's rejection for a code, with the documented status and message. */
export function sdkRejection(code: VodErrorCode): SdkRejection {
  const { status, template } = CATALOG[code]
  const message = fillTemplate(template, sampleParams(code))
  return { status_code: status, message, code, request_id: REQUEST_ID }
}

/** A value for each parameter of a code's template: `{mediaId: 'mediaId-1'}`. */
function sampleParams(code: VodErrorCode): Params {
  return Object.fromEntries(templateParams(CATALOG[code].template).map((name) => [name, `${name}-1`]))
}
