import type { VodErrorHandlerOptions } from '@vod-errors/express'
import pino from 'pino'

/** Names the fields as Elastic Common Schema does. */
export const options: VodErrorHandlerOptions = {
  logger: pino(),
  logFields: 'ecs',
}
