// Written by `pnpm docs:tables` from the catalog and the texts of @vod-errors/core.

import type { Texts } from '../texts.ts'

/** Loads the texts of each built-in language, as a separate chunk; by language and script. */
export const TEXTS = {
  'en-Latn': async () => (await import('./en.ts')).texts,
  'zh-Hans': async () => (await import('./zh-cn.ts')).texts,
  'zh-Hant': async () => (await import('./zh-tw.ts')).texts,
} satisfies Readonly<Record<string, () => Promise<Texts>>>

/** The built-in languages, as BCP 47 tags. */
export const LOCALES = ['en', 'zh-CN', 'zh-TW'] as const
