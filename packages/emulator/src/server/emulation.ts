import type { AccountState } from '../account.ts'
import { FaultQueue } from '../faults/fault-queue.ts'
import { Journal } from '../journal.ts'
import type { Settings } from '../options.ts'
import { seededState, type VodState } from '../state/vod-state.ts'

/** Everything that one emulator holds. `reset()` restores the seed. */
export class Emulation {
  readonly settings: Settings
  readonly faults = new FaultQueue(() => this.changed())
  readonly journal = new Journal(() => this.changed())
  readonly #listeners = new Set<() => void>()
  #account: AccountState = 'active'
  #state: VodState

  constructor(settings: Settings) {
    this.settings = settings
    this.#state = seededState(settings.changeTakesMs)
  }

  get account(): AccountState {
    return this.#account
  }

  set account(state: AccountState) {
    this.#account = state
    this.changed()
  }

  /** Calls a listener after each change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells the listeners that something changed. A change of the state by a call is told when the call ends. */
  changed(): void {
    for (const listener of this.#listeners) listener()
  }

  get state(): VodState {
    return this.#state
  }

  reset(): void {
    this.#state = seededState(this.settings.changeTakesMs)
    this.account = 'active'
    this.faults.clear()
    this.journal.clear()
  }
}
