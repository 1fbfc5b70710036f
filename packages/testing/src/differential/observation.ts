/** All that can be seen of one case from outside, each view as lines in the order in which they came. */
export interface Observation {
  /** Heads, bodies, gates and ends, as they reached the client. */
  readonly client: readonly string[]
  /** What the app's error handling received, and how its responses ended. */
  readonly app: readonly string[]
  /** Lines on stderr, warnings, and what would have ended the process. */
  readonly process: readonly string[]
}
