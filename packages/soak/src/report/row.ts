/** One figure of a scenario, and what it may be. */
export interface Row {
  readonly figure: string
  readonly value: string
  /** What it must be; empty where it is only told. */
  readonly bound: string
  readonly isRed: boolean
  /** The first thing that went wrong. */
  readonly example?: string | undefined
}

/** What a scenario came to. */
export interface Result {
  readonly title: string
  readonly rows: readonly Row[]
}

/** A figure without a bound. */
export function told(figure: string, value: string): Row {
  return { figure, value, bound: '', isRed: false }
}

/** A figure that must be one value. */
export function mustBe(figure: string, value: string | number, wanted: string | number): Row {
  return { figure, value: String(value), bound: String(wanted), isRed: value !== wanted }
}

/** A number that must not be above a bound. `show` writes both with their unit. */
export function atMost(
  figure: string,
  value: number,
  limit: { most: number; show: (n: number) => string },
): Row {
  const { most, show } = limit
  // NaN is no figure that holds.
  return { figure, value: show(value), bound: `at most ${show(most)}`, isRed: !(value <= most) }
}

/** A number that must not be below a bound. */
export function atLeast(figure: string, value: number, least: number): Row {
  return { figure, value: String(value), bound: `at least ${least}`, isRed: !(value >= least) }
}
