/** What is still to be done. */
const pending = new Set<() => void>()
let isListening = false

/**
 * Returns a function that acts on its first call. If the process exits before that, it acts then, so that no line is lost.
 */
export function beforeExit(act: () => void): () => void {
  if (!isListening) {
    isListening = true
    // Before the loggers that flush and close on exit.
    process.prependListener('exit', () => {
      for (const run of pending) run()
    })
  }
  const run = () => {
    if (pending.delete(run)) act()
  }
  pending.add(run)
  return run
}
