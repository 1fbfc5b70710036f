import type { VodErrorHandlerOptions } from '@vod-errors/express'

export const options: VodErrorHandlerOptions = {
  messages: {
    MediaNotFound: 'We have no video {mediaId}.',
    MediaBanned: { en: 'This video was taken down.', 'zh-TW': '這部影片已下架。' },
    RequestConflict: (_error, { locale, retryAfter }) =>
      locale === 'en' ? `Try again in ${retryAfter} s.` : undefined,
  },
}
