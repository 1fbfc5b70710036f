import type { Contender, ExpectedResponse } from '../contenders/contender.ts'

/** A response as the browser receives it. */
export interface ReceivedResponse {
  readonly status: number
  /** Lower-case names, without the headers that Node and Express add. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Headers that Node adds, headers that change every second, and the ETag that Express adds in `res.json`. */
const IGNORED: readonly string[] = ['connection', 'date', 'keep-alive', 'etag']

/** The `Accept-Language` for a contender. Default: English. */
export function languageOf({ language = 'en-US,en;q=0.9' }: Contender): string {
  return language
}

/** Sends one request, with the headers of the load, and returns the response. */
export async function fetchResponse(url: string, contender: Contender): Promise<ReceivedResponse> {
  const headers = { accept: 'application/json', 'accept-language': languageOf(contender) }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(5000) })
  const sent = [...response.headers].filter(([name]) => !IGNORED.includes(name))
  return { status: response.status, headers: Object.fromEntries(sent), body: await response.text() }
}

/**
 * Checks that a contender sends the expected response.
 *
 * @throws {Error} with both responses if it does not.
 */
export function checkResponse(
  name: string,
  actual: ReceivedResponse,
  { expected, base }: { readonly expected: ExpectedResponse; readonly base: ReceivedResponse },
): void {
  const isExpected =
    actual.status === expected.status && actual.headers['content-type']?.startsWith(expected.type)
  if (!isExpected)
    throw new Error(`Expected ${name} to send ${expected.status} ${expected.type}, got ${format(actual)}`)
  if (expected.isSame && format(actual) !== format(base)) {
    throw new Error(
      `Expected ${name} to send the same bytes as its base:\n${format(actual)}\n${format(base)}`,
    )
  }
}

function format({ status, headers, body }: ReceivedResponse): string {
  const sorted = Object.entries(headers).sort(([one], [other]) => one.localeCompare(other))
  return `${status} ${JSON.stringify(Object.fromEntries(sorted))} ${body}`
}
