import { CATALOG, type Params, type VodErrorCode } from '@vod-errors/core'
import { fillTemplate } from '@vod-errors/core/catalog'

/** Thrown inside the emulator where VOD would refuse; status and message are those of the catalog's row. */
export class VodFailure extends Error {
  readonly code: VodErrorCode
  readonly status: number

  constructor(code: VodErrorCode, params: Params = {}) {
    const { status, template } = CATALOG[code]
    super(fillTemplate(template, params))
    this.name = 'VodFailure'
    this.code = code
    this.status = status
  }
}
