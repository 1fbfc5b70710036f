/** One request to the emulator. */
export interface RequestRecord {
  readonly method: string
  /** As sent, without the query. */
  readonly path: string
  /** As sent, without the question mark; empty if there was none. */
  readonly query: string
  /** The status of the response; `undefined` until it is sent. */
  readonly status: number | undefined
  /** The bare code of an error response; `undefined` for a success, a `response` fault and a transport fault. */
  readonly code: string | undefined
  /** The request id in the response. */
  readonly requestId: string
}

/** A record whose response is still to come. */
export type OpenRecord = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }

const MAX_RECORDS = 100_000
/** In all paths and queries together. */
const MAX_CHARACTERS = 32 * 1_048_576

/** The requests in the order of arrival: the last 100,000, or fewer if their URLs are long. */
export class Journal {
  #records: OpenRecord[] = []
  #characters = 0

  /** Records a request. The caller fills in status and code when it responds. */
  open(arrival: Pick<RequestRecord, 'method' | 'path' | 'query' | 'requestId'>): OpenRecord {
    const record: OpenRecord = { ...arrival, status: undefined, code: undefined }
    this.#records.push(record)
    this.#characters += urlLength(record)
    while (this.#records.length > MAX_RECORDS || this.#characters > MAX_CHARACTERS) this.#dropOldest()
    return record
  }

  /** A snapshot: later requests do not change it. */
  get records(): readonly RequestRecord[] {
    return this.#records.map((record) => Object.freeze({ ...record }))
  }

  clear(): void {
    this.#records = []
    this.#characters = 0
  }

  #dropOldest(): void {
    const oldest = this.#records.shift()
    if (oldest) this.#characters -= urlLength(oldest)
  }
}

function urlLength({ path, query }: OpenRecord): number {
  return path.length + query.length
}
