/** One request to the emulator. */
export interface RequestRecord {
  /** Counts the calls of this emulator, from 1. `reset()` does not start again. */
  readonly number: number
  /** When it arrived, in UTC: `2024-12-04T03:55:56.123Z`. */
  readonly time: string
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
  /** The queued fault that it used up: `MediaNotFound`, `hang`, `response 503`, `raw`. `undefined` without one. */
  readonly injected: string | undefined
  /** Milliseconds until the response was sent or the connection was closed; `undefined` until then. */
  readonly tookMs: number | undefined
}

/** What is known of a request when it arrives. */
type Arrival = Pick<RequestRecord, 'method' | 'path' | 'query' | 'requestId' | 'injected'>

/** A record whose response is still to come. */
export type OpenRecord = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }

const MAX_RECORDS = 100_000
/** In all paths and queries together. */
const MAX_CHARACTERS = 32 * 1_048_576

/** The requests in the order of arrival: the last 100,000, or fewer if their URLs are long. */
export class Journal {
  #records: OpenRecord[] = []
  #characters = 0
  #count = 0
  readonly #onChange: () => void

  /** `onChange` is called after each change of a record, except of its status and code. */
  constructor(onChange = () => {}) {
    this.#onChange = onChange
  }

  /** Records a request. The caller fills in status and code when it responds, and closes the record. */
  open(arrival: Arrival): OpenRecord {
    this.#count += 1
    const record: OpenRecord = {
      number: this.#count,
      time: new Date().toISOString(),
      ...arrival,
      status: undefined,
      code: undefined,
      tookMs: undefined,
    }
    this.#records.push(record)
    this.#characters += urlLength(record)
    while (this.#records.length > MAX_RECORDS || this.#characters > MAX_CHARACTERS) this.#dropOldest()
    this.#onChange()
    return record
  }

  /** Records that the response was sent or the connection closed. */
  close(record: OpenRecord): void {
    record.tookMs = Date.now() - Date.parse(record.time)
    this.#onChange()
  }

  /** The number of the oldest record, or of the next one if there is none. */
  get oldest(): number {
    return this.#count - this.#records.length + 1
  }

  /** The newest records, at most `count`, in the order of arrival. They change until they are closed. */
  latest(count: number): readonly RequestRecord[] {
    return this.#records.slice(-count)
  }

  /** A snapshot: later requests do not change it. */
  get records(): readonly RequestRecord[] {
    return this.#records.map((record) => Object.freeze({ ...record }))
  }

  clear(): void {
    this.#records = []
    this.#characters = 0
    this.#onChange()
  }

  #dropOldest(): void {
    const oldest = this.#records.shift()
    if (oldest) this.#characters -= urlLength(oldest)
  }
}

function urlLength({ path, query }: OpenRecord): number {
  return path.length + query.length
}
