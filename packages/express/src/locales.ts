// More languages, for the option `locales`. They cost nothing unless imported.

export { ja, ko } from '@vod-errors/core/locales'
