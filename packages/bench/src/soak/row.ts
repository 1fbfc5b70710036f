/** One figure of a scenario, and its bound. */
export interface Row {
  readonly figure: string
  readonly value: string
  /** What the value must be; empty if it is only informational. */
  readonly bound: string
  readonly isRed: boolean
}

/** A figure without a bound. */
export function info(figure: string, value: string | number): Row {
  return { figure, value: String(value), bound: '', isRed: false }
}

/** A number that must be in bounds. NaN never is. */
export function within(figure: string, value: number, [min, max]: readonly [number, number]): Row {
  const bound =
    min === max ? `${min}` : max === Number.POSITIVE_INFINITY ? `at least ${min}` : `at most ${max}`
  return { figure, value: `${Math.round(value * 100) / 100}`, bound, isRed: !(value >= min && value <= max) }
}

/** Problems, of which there must be none; the first is an example. */
export function none(figure: string, problems: readonly string[]): Row {
  const example = problems.length === 0 ? '' : `, for example ${problems[0]}`
  return { figure, value: `${problems.length}${example}`, bound: '0', isRed: problems.length > 0 }
}
