import type { RunningApp } from './start-app.ts'

/** Milliseconds. */
const PATIENCE = 10_000

/** An answer, as far as it is compared. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed, where it is JSON. */
  readonly body: unknown
  readonly text: string
}

/** Asks an app, as a browser would. */
export async function ask(
  { origin }: Pick<RunningApp, 'origin'>,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(origin + path, { headers, signal: AbortSignal.timeout(PATIENCE) })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : undefined,
    text,
  }
}
