import { setImmediate as turn } from 'node:timers/promises'

/** Turns of the event loop after which whatever is due has run: promises, immediates, and what sockets have received. */
const TURNS = 5
/** In milliseconds, of a busy machine. */
const LIMIT = 10_000

/** Resolves when everything that is due has had its turn. */
export async function settled(): Promise<void> {
  for (let i = 0; i < TURNS; i++) await turn()
}

/** Resolves when the condition holds. Rejects with an Error if it does not within 10 seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + LIMIT
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`It never came to be: ${condition}`)
    await turn()
  }
}
