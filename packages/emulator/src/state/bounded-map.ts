import { VodFailure } from '../vod-failure.ts'

const MAX_ENTRIES = 10_000

/** A map that refuses an entry too many with InvalidRequest, so that no loop fills the memory. */
export class BoundedMap<Value> extends Map<string, Value> {
  readonly #kind: string

  /** `kind` names the entries in the message, in the plural. */
  constructor(kind: string, entries: Iterable<readonly [string, Value]>) {
    super()
    this.#kind = kind
    for (const [key, value] of entries) this.set(key, value)
  }

  override set(key: string, value: Value): this {
    if (this.size >= MAX_ENTRIES && !this.has(key)) {
      const detail = `the emulator holds ${MAX_ENTRIES} ${this.#kind} at most: reset it with reset() or POST /_emulator/reset`
      throw new VodFailure('InvalidRequest', { detail })
    }
    return super.set(key, value)
  }
}
