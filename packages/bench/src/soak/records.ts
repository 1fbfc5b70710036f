import { isLogged, kindOf } from './failure-kinds.ts'

/** The three who know the id of a request: the browser, VOD's journal, and the BFF's log. */
const SOURCES = ['response', 'call', 'line'] as const
type Source = (typeof SOURCES)[number]
type Ids = Record<Source, string[]>

/** Collects the request ids of each media id, which is asked for once, and finds those that do not match. */
export class Records {
  readonly #requests = new Map<string, Ids>()

  get size(): number {
    return this.#requests.size
  }

  add(source: Source, mediaId: string, requestId: string): void {
    const ids = this.#requests.get(mediaId) ?? { response: [], call: [], line: [] }
    this.#requests.set(mediaId, ids)
    ids[source].push(requestId)
  }

  /** How many lines were logged. */
  get lines(): number {
    return [...this.#requests.values()].reduce((sum, { line }) => sum + line.length, 0)
  }

  /** A sentence for each request that a source missed or saw twice, or whose ids differ, are missing, or are used twice. */
  problems(): readonly string[] {
    const used = new Set<string>()
    return [...this.#requests].flatMap(([mediaId, ids]) => {
      const problem = problemOf(mediaId, ids) ?? (used.has(ids.response[0] ?? '') ? 'used twice' : undefined)
      used.add(ids.response[0] ?? '')
      return problem === undefined ? [] : [`${mediaId}: ${problem}, ${JSON.stringify(ids)}`]
    })
  }
}

function problemOf(mediaId: string, ids: Ids): string | undefined {
  const kind = kindOf(mediaId)
  if (!kind) return 'an unknown kind'
  const isLoggedOnce = ids.line.length === (isLogged(kind) ? 1 : 0)
  // A GET whose connection was reset may be sent once more.
  const isCalledOnce = ids.call.length === 1 || (kind.code === 'UpstreamUnreachable' && ids.call.length === 2)
  if (ids.response.length !== 1 || !isCalledOnce || !isLoggedOnce) return 'not seen exactly once'
  const [response] = ids.response
  if (response === '') return 'no id'
  if (kind.hasVodId && ids.call[0] !== response) return 'different from the call'
  return ids.line.some((line) => line !== response) ? 'different from the log line' : undefined
}
