import type { RunningApp } from './start-app.ts'

/** Milliseconds. */
const TIMEOUT = 10_000

/** The parts of a response that are compared. */
export interface AppResponse {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON; `undefined` for other types. */
  readonly body: unknown
  readonly text: string
}

/** Sends a GET request to an app, as a browser would. */
export async function requestApp(
  { origin }: Pick<RunningApp, 'origin'>,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<AppResponse> {
  const response = await fetch(origin + path, { headers, signal: AbortSignal.timeout(TIMEOUT) })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : undefined,
    text,
  }
}
