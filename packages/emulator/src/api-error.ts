import { CATALOG, type Params, type VodErrorCode } from '@vod-errors/core'
import { fillTemplate } from '@vod-errors/core/catalog'

/** Thrown where VOD would respond with an error. Status and message come from the catalog. */
export class ApiError extends Error {
  readonly code: VodErrorCode
  readonly status: number

  constructor(code: VodErrorCode, params: Params = {}) {
    const { status, template } = CATALOG[code]
    super(fillTemplate(template, params))
    this.name = 'ApiError'
    this.code = code
    this.status = status
  }
}
