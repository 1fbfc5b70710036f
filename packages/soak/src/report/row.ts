/** One figure of a scenario, and its bound. */
export interface Row {
  readonly figure: string
  readonly value: string
  /** What the value must be; empty if it is only informational. */
  readonly bound: string
  readonly isRed: boolean
  /** The first occurrence of the problem. */
  readonly example?: string | undefined
}

/** The result of a scenario. */
export interface Result {
  readonly title: string
  readonly rows: readonly Row[]
}

/** A figure without a bound. */
export function info(figure: string, value: string): Row {
  return { figure, value, bound: '', isRed: false }
}

/** A figure that must equal a value. */
export function mustBe(figure: string, value: string | number, expected: string | number): Row {
  return { figure, value: String(value), bound: String(expected), isRed: value !== expected }
}

/** A number that must not exceed a bound. `show` formats both with their unit. */
export function atMost(
  figure: string,
  value: number,
  limit: { max: number; show: (n: number) => string },
): Row {
  const { max, show } = limit
  // Negated, so that NaN is out of bounds.
  return { figure, value: show(value), bound: `at most ${show(max)}`, isRed: !(value <= max) }
}

/** A number that must reach a bound. */
export function atLeast(figure: string, value: number, min: number): Row {
  return { figure, value: String(value), bound: `at least ${min}`, isRed: !(value >= min) }
}
