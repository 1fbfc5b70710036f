/** How many values each property tries. `FAST_CHECK_RUNS=20000` tries more. */
export const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 200)

/** The seed of every property, fixed so that only a change turns a test red. `FAST_CHECK_SEED=$RANDOM` tries other values. */
export const FUZZ_SEED = Number(process.env['FAST_CHECK_SEED'] ?? 20251122)
