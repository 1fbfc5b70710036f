/** The error of every wrong option and fault: "Expected `port` to be an integer 0–65535, got 70000". */
export function expected(name: string, expectation: string, got: unknown): TypeError {
  return new TypeError(`Expected \`${name}\` to be ${expectation}, got ${shown(got)}`)
}

/** A plain object, whose fields may be read. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An integer between two bounds, both included. */
export function isIntegerWithin(value: unknown, [least, most]: readonly [number, number]): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

/** Refuses a misspelt field: throws a TypeError that names the first field that is not among the known ones. */
export function expectKnownKeys(name: string, value: object, known: readonly string[]): void {
  const stranger = Object.keys(value).find((key) => !known.includes(key))
  if (stranger !== undefined) throw expected(name, `an object with only ${known.join(', ')}`, stranger)
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
