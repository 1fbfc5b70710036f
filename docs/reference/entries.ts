import type { VodErrorCode } from '@vod-errors/core'
import { ACCOUNT } from './entries/account.ts'
import { BFF_REQUESTS } from './entries/bff-requests.ts'
import { CREDENTIALS } from './entries/credentials.ts'
import { MEDIA } from './entries/media.ts'
import { MODELS } from './entries/models.ts'
import { NOTIFICATIONS } from './entries/notifications.ts'
import { SERVICE } from './entries/service.ts'
import { UPLOADS } from './entries/uploads.ts'
import type { Entry } from './entry.ts'

/** The entry of every code in the catalog. A code without one does not compile. */
export const ENTRIES: Readonly<Record<VodErrorCode, Entry>> = {
  ...CREDENTIALS,
  ...ACCOUNT,
  ...BFF_REQUESTS,
  ...MEDIA,
  ...UPLOADS,
  ...NOTIFICATIONS,
  ...SERVICE,
  ...MODELS,
}
