import { describeValue } from './describe-value.ts'

/** Sees which values pass through an app, whether they are the same, and whether anything was written on them. */
export class Witness {
  readonly #lines: string[] = []
  readonly #values: unknown[] = []

  note(line: string): void {
    this.#lines.push(line)
  }

  /** Registers the value that is about to be thrown. */
  threw(value: unknown): void {
    this.#number(value)
  }

  /** Notes a value that has reached a place of the app, by its number: the same object has the same number. */
  saw(place: string, value: unknown): void {
    this.#lines.push(`${place}: value ${this.#number(value)}`)
  }

  /** All lines, and each value as it is in the end. */
  lines(): readonly string[] {
    return [
      ...this.#lines,
      ...this.#values.map((value, index) => `value ${index} is ${describeValue(value)}`),
    ]
  }

  #number(value: unknown): number {
    const known = this.#values.findIndex((other) => Object.is(other, value))
    return known >= 0 ? known : this.#values.push(value) - 1
  }
}
