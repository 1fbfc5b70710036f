/** What is still to be done. */
const pending = new Set<() => void>()
let isListening = false

/** Called at set-up: one listener for all handlers. */
export function listenForExit(): void {
  if (isListening) return
  isListening = true
  // Before the loggers that flush and close on exit.
  process.prependListener('exit', () => {
    for (const run of pending) run()
  })
}

/**
 * Returns a function that acts on its first call. If the process exits before that, it acts then, so that no line is lost.
 */
export function beforeExit(act: () => void): () => void {
  const run = () => {
    if (pending.delete(run)) act()
  }
  pending.add(run)
  return run
}
