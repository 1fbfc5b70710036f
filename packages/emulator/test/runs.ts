/** How many values each property test tries. `FAST_CHECK_RUNS=20000` tries more. */
export const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 200)

/** The time limit of a property test, in milliseconds: enough for a busy machine. */
export const LIMIT = 30_000 + 100 * RUNS

/** The seed of every property test, fixed so that a test fails only after a change. `FAST_CHECK_SEED=$RANDOM` varies it. */
export const FUZZ_SEED = Number(process.env['FAST_CHECK_SEED'] ?? 20251122)
