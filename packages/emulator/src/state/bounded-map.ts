import { ApiError } from '../api-error.ts'

const MAX_ENTRIES = 10_000

/** A map of up to 10,000 entries. One more throws InvalidRequest, so that no loop fills the memory. */
export class BoundedMap<Value> extends Map<string, Value> {
  readonly #kind: string

  /** `kind` is the plural noun for the entries in the error message. */
  constructor(kind: string, entries: Iterable<readonly [string, Value]>) {
    super()
    this.#kind = kind
    for (const [key, value] of entries) this.set(key, value)
  }

  override set(key: string, value: Value): this {
    if (this.size >= MAX_ENTRIES && !this.has(key)) {
      const detail = `the emulator holds at most ${MAX_ENTRIES} ${this.#kind}: call reset() or POST /_emulator/reset`
      throw new ApiError('InvalidRequest', { detail })
    }
    return super.set(key, value)
  }
}
