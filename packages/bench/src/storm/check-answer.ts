import type { Claim, Contender } from '../contenders/contender.ts'

/** An answer as the browser gets it. */
export interface SeenAnswer {
  readonly status: number
  /** Lower-case names; without what node and Express add by themselves. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Headers that node adds, or that differ from second to second, and the ETag that Express makes for `res.json`. */
const ADDED: readonly string[] = ['connection', 'date', 'keep-alive', 'etag']

/** What every contender is asked; English, if it does not say otherwise. */
export function languageOf({ language = 'en-US,en;q=0.9' }: Contender): string {
  return language
}

/** What a contender answers, asked the way the load asks. */
export async function seeAnswer(url: string, contender: Contender): Promise<SeenAnswer> {
  const headers = { accept: 'application/json', 'accept-language': languageOf(contender) }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(5000) })
  const sent = [...response.headers].filter(([name]) => !ADDED.includes(name))
  return { status: response.status, headers: Object.fromEntries(sent), body: await response.text() }
}

/**
 * Checks that a contender does the work that it says it does.
 *
 * @param same the answer of the group's base
 * @throws {Error} that shows both answers, if it does not.
 */
export function checkAnswer(
  name: string,
  seen: SeenAnswer,
  claimed: { claim: Claim; same: SeenAnswer },
): void {
  const { claim, same } = claimed
  const isClaimed = seen.status === claim.status && seen.headers['content-type']?.startsWith(claim.type)
  if (!isClaimed)
    throw new Error(`${name} answered otherwise than ${claim.status} ${claim.type}: ${show(seen)}`)
  if (claim.isSame && show(seen) !== show(same)) {
    throw new Error(`${name} answered other bytes than its base:\n${show(seen)}\n${show(same)}`)
  }
}

function show({ status, headers, body }: SeenAnswer): string {
  const sorted = Object.entries(headers).sort(([one], [other]) => one.localeCompare(other))
  return `${status} ${JSON.stringify(Object.fromEntries(sorted))} ${body}`
}
