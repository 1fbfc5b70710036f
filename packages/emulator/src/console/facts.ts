import { CATALOG, type VodErrorCode } from '@vod-errors/core'
import { en, isSyntheticCode, isVodErrorCode, zhCN } from '@vod-errors/core/catalog'
import { ACCOUNT_STATES } from '../account.ts'
import { TRANSPORT_FIELDS } from '../faults/fault.ts'
import { API_ROUTES } from '../routes/api-routes.ts'
import { BAN_STATUSES, MEDIA_STATUSES } from '../state/media.ts'
import { MODEL_SHAPES } from '../wire/model-failure.ts'

/** What the console offers to click: every code that VOD sends, every transport fault, every model's failure, every route. */
export const FACTS = {
  codes: Object.keys(CATALOG)
    .filter(isVodErrorCode)
    .filter((code) => !isSyntheticCode(code))
    .map(codeFacts),
  transports: Object.keys(TRANSPORT_FIELDS),
  modelShapes: Object.keys(MODEL_SHAPES),
  routes: [...new Set(API_ROUTES.map(({ method, path }) => `${method} ${patternOf(path)}`))],
  accountStates: ACCOUNT_STATES,
  mediaStatuses: MEDIA_STATUSES,
  banStatuses: BAN_STATUSES,
}

function codeFacts(code: VodErrorCode) {
  const { status, fault } = CATALOG[code]
  return { code, status, fault, en: en.codes[code], zh: zhCN.codes[code] }
}

/** The path pattern of a fault that hits a route: `/v2/medias/*` for `/v2/medias/:mediaId`. */
function patternOf(path: string): string {
  return path.replace(/:\w+/g, '*')
}
