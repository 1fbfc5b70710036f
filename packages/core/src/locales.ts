// More languages, for the option `locales`. They cost nothing unless imported.

export { ja } from './messages/ja.ts'
export { ko } from './messages/ko.ts'
