import type { VodErrorHandlerOptions } from '@vod-errors/express'

export const options: VodErrorHandlerOptions = { format: 'umi', callerFaultsAs200: true }
