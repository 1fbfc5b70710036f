/** Counts by label, and keeps the first example of each. */
export class Tally {
  readonly #counts = new Map<string, { count: number; readonly example: string }>()

  add(label: string, example: string): void {
    const known = this.#counts.get(label)
    if (known) known.count += 1
    else this.#counts.set(label, { count: 1, example })
  }

  /** The number of times that a label was added. */
  count(label: string): number {
    return this.#counts.get(label)?.count ?? 0
  }

  /** The first example of a label, if there is one. */
  example(label: string): string | undefined {
    return this.#counts.get(label)?.example
  }
}
