import { describeValue } from './describe-value.ts'

/** Sees which values pass through an app, whether they are the same, and whether anything was written on them. */
export class Witness {
  readonly #lines: string[] = []
  readonly #values: unknown[] = []

  /** What the case waits for. */
  readonly ends: Promise<void>[] = []

  /** How much has been seen. */
  get count(): number {
    return this.#lines.length
  }

  /** Notes the end of a stream. */
  follow(source: NodeJS.EventEmitter): void {
    const end = new Promise<void>((resolve) => void source.on('close', resolve))
    source.on('close', () => this.note('the source is closed'))
    this.ends.push(end)
  }

  note(line: string): void {
    this.#lines.push(line)
  }

  /** Registers the value that is about to be thrown. */
  threw(value: unknown): void {
    this.#number(value)
  }

  /** Notes the number of a value that has reached a part of the app: the same object has the same number. */
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
