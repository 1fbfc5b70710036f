import { type FailureKind, isLogged, kindOf } from '../failure-kinds.ts'
import { Tally } from './tally.ts'

/** What can be wrong with a request id. */
export const ID_PROBLEMS = [
  'missing',
  'different from the call',
  'different from the log line',
  'used twice',
] as const

type Source = 'response' | 'call' | 'line'
/** The request id from each source. */
type Entry = Partial<Record<Source, string>>

/**
 * Matches three sources by media id: the response to the browser, VOD's journal and the BFF's log. A request is settled
 * once every expected source has reported it; then the ids are compared and the request is dropped. Requests that are
 * still open at the end were missed or duplicated by a source.
 */
export class Ledger {
  readonly problems = new Tally()
  readonly #open = new Map<string, Entry>()
  readonly #used = new Set<string>()
  readonly #called = new Set<string>()
  #settled = 0

  /** The number of settled requests. */
  get settled(): number {
    return this.#settled
  }

  /** The media ids of open requests, each with the sources that have reported it. */
  get open(): readonly string[] {
    return [...this.#open].map(([mediaId, entry]) => `${mediaId} (${Object.keys(entry).join(', ')})`)
  }

  /** Records the id that the browser got. */
  recordResponse(mediaId: string, requestId: string): void {
    if (requestId === '') this.problems.add('missing', mediaId)
    if (this.#used.has(requestId)) this.problems.add('used twice', `${mediaId} ${requestId}`)
    this.#used.add(requestId)
    this.#enter(mediaId, 'response', requestId)
  }

  /** Records the id that VOD assigned. A GET whose connection was reset may be sent once more: the first time counts. */
  recordCall(mediaId: string, requestId: string): void {
    const isRepeated = this.#called.has(mediaId) && kindOf(mediaId)?.code === 'UpstreamUnreachable'
    if (isRepeated) return
    this.#called.add(mediaId)
    this.#enter(mediaId, 'call', requestId)
  }

  /** Records the id that the BFF logged. */
  recordLogLine(mediaId: string, requestId: string): void {
    this.#enter(mediaId, 'line', requestId)
  }

  #enter(mediaId: string, source: Source, requestId: string): void {
    const kind = kindOf(mediaId)
    const entry = this.#open.get(mediaId) ?? {}
    // A duplicate stays open under another name.
    if (entry[source] !== undefined) this.#open.set(`${mediaId} again`, { [source]: requestId })
    entry[source] = requestId
    this.#open.set(mediaId, entry)
    if (kind && isComplete(entry, kind)) this.#settle(mediaId, entry, kind)
  }

  #settle(mediaId: string, { response, call, line }: Entry, kind: FailureKind): void {
    this.#open.delete(mediaId)
    this.#settled += 1
    if (kind.hasVodId && call !== response)
      this.problems.add('different from the call', `${mediaId} ${response} ${call}`)
    if (line !== undefined && line !== response) {
      this.problems.add('different from the log line', `${mediaId} ${response} ${line}`)
    }
  }
}

function isComplete({ response, call, line }: Entry, kind: FailureKind): boolean {
  return response !== undefined && call !== undefined && (line !== undefined) === isLogged(kind)
}
