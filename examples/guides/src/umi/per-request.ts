import type { VodErrorHandlerOptions } from '@vod-errors/express'

/** The admin pages are an Ant Design Pro app; other clients get the format `vod`. */
export const options: VodErrorHandlerOptions = {
  format: (_error, { request }) => (request.path.startsWith('/admin/') ? 'umi' : 'vod'),
}
