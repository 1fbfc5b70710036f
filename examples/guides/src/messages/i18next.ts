import type { MessageFunction } from '@vod-errors/express'
import i18next from 'i18next'

const i18n = i18next.createInstance({
  initAsync: false, // the texts are there before the first request
  interpolation: { escapeValue: false }, // the response is JSON, not HTML
  resources: {
    en: { translation: { MediaNotFound: 'We have no video {{mediaId}}.' } },
    'zh-TW': {
      translation: {
        MediaNotFound: '找不到影片 {{mediaId}}。',
        RequestConflict_other: '請在 {{count}} 秒後再試。',
      },
    },
  },
})
i18n.init()

/** Texts from i18next. What it does not have, in the language of the request, is built in. */
export const messages: MessageFunction = (_error, { code, locale = 'en', params, retryAfter = 0 }) => {
  const options = { ...params, lng: locale, fallbackLng: false, count: retryAfter } as const
  return i18n.exists(code, options) ? i18n.t(code, options) : undefined
}
