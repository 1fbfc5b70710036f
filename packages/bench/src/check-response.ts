import type { Contender } from './contenders/contender.ts'

/** A response as the browser receives it. */
export interface ReceivedResponse {
  readonly status: number
  readonly type: string
  /** Everything that must be the same: the status, the sorted headers, and the body. */
  readonly bytes: string
}

/** Headers that Node adds, headers that change every second, and the ETag that Express adds in `res.json`. */
const IGNORED: readonly string[] = ['connection', 'date', 'keep-alive', 'etag']

/** The headers of every request. */
export const HEADERS = { accept: 'application/json', 'accept-language': 'en-US,en;q=0.9' }

/** Sends one request, with the headers of the load, and returns the response. */
export async function fetchResponse(url: string): Promise<ReceivedResponse> {
  const response = await fetch(url, { headers: HEADERS, signal: AbortSignal.timeout(5000) })
  const sent = [...response.headers].filter(([name]) => !IGNORED.includes(name)).sort()
  const bytes = [response.status, ...sent.map((header) => header.join(': ')), await response.text()]
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    bytes: bytes.join('\n'),
  }
}

/** Checks the responses of all contenders; the first is the base of the others. @throws {Error} at the first that is wrong. */
export async function checkResponses(
  contenders: readonly Contender[],
  getResponse: (contender: Contender) => Promise<ReceivedResponse>,
): Promise<void> {
  let base: ReceivedResponse | undefined
  for (const contender of contenders) {
    const actual = await getResponse(contender)
    base ??= actual
    checkResponse(contender, actual, base)
  }
}

/**
 * Checks that a contender sends the expected response.
 *
 * @throws {Error} with both responses if it does not.
 */
export function checkResponse(contender: Contender, actual: ReceivedResponse, base: ReceivedResponse): void {
  const { name, status, type } = contender
  const isExpected =
    actual.status === status && (type === 'same' ? actual.bytes === base.bytes : actual.type.startsWith(type))
  if (!isExpected)
    throw new Error(
      `Expected ${name} to send ${status} ${type}, got:\n${actual.bytes}\n\nThe base:\n${base.bytes}`,
    )
}
