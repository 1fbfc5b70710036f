import type { VodErrorHandlerOptions } from '@vod-errors/express'

/** For a front end that logs people out on 401 and 403. */
export const options: VodErrorHandlerOptions = {
  statusPolicy: 'gateway',
  status: {
    // The caller faults that would keep their 403.
    MediaBanned: 410,
    MediaBannedBySystem: 410,
    MediaBanStatusError: 409,
    UrlNotAllowed: 400,
    RequestConflict: { status: 423, code: 'Locked', retryAfter: true },
  },
}
