import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'

const TURNS = 10
const LONGEST_BODY_SHOWN = 4000

/** What has reached the client so far, and a way to wait for more of it. */
export class Arrivals {
  readonly #lines: string[] = []
  readonly #chunks: Buffer[] = []
  #count = 0
  #seen = 0
  #isOver = false
  #wake: () => void = () => {}

  /** Adds a line. */
  add(line: string): void {
    if (this.#isOver) return
    this.#lines.push(line)
    this.#stir()
  }

  addBytes(chunk: Buffer): void {
    if (this.#isOver) return
    this.#chunks.push(chunk)
    this.#stir()
  }

  /** Adds the last line: nothing more is taken. */
  end(line: string): void {
    this.add(line)
    this.#isOver = true
    this.#stir()
  }

  /** Resolves when something new has arrived and nothing follows it, or nothing has arrived for so many milliseconds. */
  async settle(patience: number): Promise<void> {
    if (this.#count === this.#seen) await this.#next(patience)
    while (await this.#next(patience / 10));
    this.#seen = this.#count
  }

  /** Resolves to false when nothing has arrived for so many milliseconds and the end is not reached. */
  async isOver(patience: number): Promise<boolean> {
    while (!this.#isOver) if (!(await this.#next(patience))) return this.#isOver
    return true
  }

  get byteCount(): number {
    return this.#chunks.reduce((sum, { length }) => sum + length, 0)
  }

  /** All lines, the body as the last. */
  lines(): readonly string[] {
    const body = Buffer.concat(this.#chunks)
    const isShown = body.length <= LONGEST_BODY_SHOWN && body.equals(Buffer.from(body.toString()))
    const digest = `${body.length} bytes, ${createHash('sha256').update(body).digest('hex')}`
    return [...this.#lines, `body: ${isShown ? body.toString() : digest}`]
  }

  #stir(): void {
    this.#count++
    this.#wake()
  }

  /** Resolves to whether something arrives within so many milliseconds, or is about to when they are over. */
  async #next(patience: number): Promise<boolean> {
    if (this.#isOver) return false
    const before = this.#count
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    // A process that was busy all the time has not yet read what came meanwhile.
    for (let i = 0; i < TURNS && this.#count === before; i++) await turn()
    return this.#count > before
  }
}
