import type { VodErrorHandlerOptions } from '@vod-errors/express'

export const options: VodErrorHandlerOptions = {
  defaultLocale: 'zh-CN',
  locale: ({ header }) => header('x-app-language'),
}
