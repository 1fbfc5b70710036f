import type { Logger, VodErrorHandlerOptions } from '@vod-errors/express'

/** Logs with the app's logger, caller faults as debug, and puts the app's own id of the request in the record. */
export function logTo(logger: Logger): VodErrorHandlerOptions {
  return {
    logger,
    logLevel: { caller: 'debug' },
    requestId: ({ state }) => state['trackingId'],
  }
}
