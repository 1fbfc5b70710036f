import { type FailureKind, isLogged, kindOf } from '../failure-kinds.ts'
import { Tally } from './tally.ts'

/** What can be wrong with ids. */
export const ID_FAULTS = [
  'missing',
  'not that of the call',
  'not that of the log line',
  'given twice',
] as const

type Voice = 'answer' | 'call' | 'line'
type Entry = Partial<Record<Voice, string>>

/**
 * Joins what three voices say of one request, by its media id: the browser's answer, VOD's journal, the BFF's log. A
 * request is settled when all that must be there is there once; then the ids are compared, and it is forgotten. What is
 * left open at the end was never said, or was said twice.
 */
export class Ledger {
  readonly faults = new Tally()
  readonly #open = new Map<string, Entry>()
  readonly #given = new Set<string>()
  readonly #called = new Set<string>()
  #settled = 0

  /** How many requests were compared. */
  get settled(): number {
    return this.#settled
  }

  /** What has not been settled: the media id, and who has spoken. */
  get open(): readonly string[] {
    return [...this.#open].map(([mediaId, entry]) => `${mediaId} (${Object.keys(entry).join(', ')})`)
  }

  /** The id that the browser read. */
  answered(mediaId: string, requestId: string): void {
    if (requestId === '') this.faults.add('missing', mediaId)
    if (this.#given.has(requestId)) this.faults.add('given twice', `${mediaId} ${requestId}`)
    this.#given.add(requestId)
    this.#enter(mediaId, 'answer', requestId)
  }

  /** The id that VOD gave. A GET whose connection was cut may be sent once more: the first time counts. */
  called(mediaId: string, requestId: string): void {
    const isRepeated = this.#called.has(mediaId) && kindOf(mediaId)?.code === 'UpstreamUnreachable'
    if (isRepeated) return
    this.#called.add(mediaId)
    this.#enter(mediaId, 'call', requestId)
  }

  /** The id that the BFF logged. */
  logged(mediaId: string, requestId: string): void {
    this.#enter(mediaId, 'line', requestId)
  }

  #enter(mediaId: string, voice: Voice, requestId: string): void {
    const kind = kindOf(mediaId)
    const entry = this.#open.get(mediaId) ?? {}
    // Said twice: stays open under another name.
    if (entry[voice] !== undefined) this.#open.set(`${mediaId} again`, { [voice]: requestId })
    entry[voice] = requestId
    this.#open.set(mediaId, entry)
    if (kind && isComplete(entry, kind)) this.#settle(mediaId, entry, kind)
  }

  #settle(mediaId: string, { answer, call, line }: Entry, kind: FailureKind): void {
    this.#open.delete(mediaId)
    this.#settled += 1
    if (kind.hasVodId && call !== answer)
      this.faults.add('not that of the call', `${mediaId} ${answer} ${call}`)
    if (line !== undefined && line !== answer) {
      this.faults.add('not that of the log line', `${mediaId} ${answer} ${line}`)
    }
  }
}

function isComplete({ answer, call, line }: Entry, kind: FailureKind): boolean {
  return answer !== undefined && call !== undefined && (line !== undefined) === isLogged(kind)
}
