import type { Pool } from 'undici'

/** An answer of a BFF, whole. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** Milliseconds from the request to the last byte. */
  readonly took: number
}

/** Asks a BFF and reads the whole answer. Rejects if there is none. */
export async function ask(pool: Pool, path: string): Promise<Reply> {
  const began = performance.now()
  const { statusCode: status, headers, body } = await pool.request({ method: 'GET', path })
  const text = await body.text()
  return { status, headers, text, took: performance.now() - began }
}
