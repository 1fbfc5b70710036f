import type { RequestListener } from 'node:http'
import { close, listen, urlOf } from '@vod-errors/testing/listen'

/** What a browser got. */
export interface Got {
  readonly status: number
  readonly headers: { readonly get: (name: string) => string | null; readonly has: (name: string) => boolean }
  readonly text: string
}

/** Asks a BFF once. */
export async function ask(
  listener: RequestListener,
  path: string,
  headers: Record<string, string> = {},
): Promise<Got> {
  const server = await listen(listener)
  try {
    const signal = AbortSignal.timeout(5000)
    const response = await fetch(urlOf(server, path), { headers, signal })
    return { status: response.status, headers: response.headers, text: await response.text() }
  } finally {
    await close(server)
  }
}
