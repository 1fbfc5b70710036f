import type { AccountState } from '../account.ts'
import { FaultQueue } from '../faults/fault-queue.ts'
import { Journal } from '../journal.ts'
import type { Settings } from '../options.ts'
import { seededState, type VodState } from '../state/vod-state.ts'

/** Everything that one emulator holds. `reset()` restores the seed. */
export class Emulation {
  readonly settings: Settings
  readonly faults = new FaultQueue()
  readonly journal = new Journal()
  account: AccountState = 'active'
  #state: VodState

  constructor(settings: Settings) {
    this.settings = settings
    this.#state = seededState(settings.changeTakesMs)
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
