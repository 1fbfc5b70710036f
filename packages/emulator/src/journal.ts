/** One request that reached the emulator, as a test may compare it. */
export interface RequestRecord {
  readonly method: string
  /** As sent, without the query. */
  readonly path: string
  /** As sent, without its question mark; empty if there was none. */
  readonly query: string
  /** The status that was answered; `undefined` while no answer has been sent, or if none ever is. */
  readonly status: number | undefined
  /** The bare code of the failure that was answered; `undefined` for a success and for injected bytes. */
  readonly code: string | undefined
  /** The id that the answer carries. */
  readonly requestId: string
}

/** A record whose answer is still to be written down. */
export type OpenRecord = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }

const MAX_RECORDS = 100_000
/** Of all paths and queries. */
const MAX_CHARACTERS = 32 * 1_048_576

/** The requests in the order of their arrival. It keeps the last {@link MAX_RECORDS}, fewer if their URLs are long. */
export class Journal {
  #records: OpenRecord[] = []
  #characters = 0

  /** Writes down an arrival; status and code are filled in when the answer leaves. */
  open(arrival: Pick<RequestRecord, 'method' | 'path' | 'query' | 'requestId'>): OpenRecord {
    const record: OpenRecord = { ...arrival, status: undefined, code: undefined }
    this.#records.push(record)
    this.#characters += charactersOf(record)
    while (this.#records.length > MAX_RECORDS || this.#characters > MAX_CHARACTERS) this.#dropOldest()
    return record
  }

  /** A copy that later requests do not change. */
  get records(): readonly RequestRecord[] {
    return this.#records.map((record) => Object.freeze({ ...record }))
  }

  clear(): void {
    this.#records = []
    this.#characters = 0
  }

  #dropOldest(): void {
    const oldest = this.#records.shift()
    if (oldest) this.#characters -= charactersOf(oldest)
  }
}

function charactersOf({ path, query }: OpenRecord): number {
  return path.length + query.length
}
