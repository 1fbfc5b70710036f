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

/** Every request in the order of its arrival. */
export class Journal {
  #records: OpenRecord[] = []

  /** Writes down an arrival; status and code are filled in when the answer leaves. */
  open(arrival: Pick<RequestRecord, 'method' | 'path' | 'query' | 'requestId'>): OpenRecord {
    const record: OpenRecord = { ...arrival, status: undefined, code: undefined }
    this.#records.push(record)
    return record
  }

  /** A copy that later requests do not change. */
  get records(): readonly RequestRecord[] {
    return this.#records.map((record) => Object.freeze({ ...record }))
  }

  clear(): void {
    this.#records = []
  }
}
