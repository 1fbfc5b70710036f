import type { Pool } from 'undici'

/** A complete response of a BFF. */
export interface BffResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** Milliseconds from the request to the last byte. */
  readonly took: number
}

/** Sends a GET request to a BFF and reads the whole response. Rejects if there is none. */
export async function requestBff(pool: Pool, path: string): Promise<BffResponse> {
  const began = performance.now()
  const { statusCode: status, headers, body } = await pool.request({ method: 'GET', path })
  const text = await body.text()
  return { status, headers, text, took: performance.now() - began }
}
