import { ja, ko, type VodErrorHandlerOptions } from '@vod-errors/express'

export const options: VodErrorHandlerOptions = {
  defaultLocale: 'zh-TW',
  locales: [
    ja,
    ko,
    { locale: 'zh-HK', fallback: 'zh-TW', codes: { MediaNotFound: '此影片不存在或已被刪除。' } },
  ],
}
