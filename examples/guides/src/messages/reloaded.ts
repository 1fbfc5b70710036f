import type { MessageFunction } from '@vod-errors/express'

type Texts = Readonly<Record<string, string>>

/** Texts of a CMS, `{"zh-TW MediaBanned": "…"}`, read anew every minute. If that fails, the last ones stay. */
export async function openTexts(url: string) {
  let texts: ReadonlyMap<string, string> = new Map()
  async function reload(): Promise<void> {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    if (response.ok) texts = new Map(Object.entries((await response.json()) as Texts))
  }
  await reload()
  const timer = setInterval(() => reload().catch(console.error), 60_000).unref()
  const messages: MessageFunction = (_error, { code, locale }) => texts.get(`${locale} ${code}`)
  return { messages, reload, stop: () => clearInterval(timer) }
}
