import type { VodErrorHandlerOptions } from '@vod-errors/express'

/** For a front end that logs people out on 401 and 403. */
export const options: VodErrorHandlerOptions = {
  statusPolicy: 'gateway',
  status: { MediaBanned: 410, RequestConflict: { status: 423, code: 'Locked', retryAfter: true } },
}
