import { createHash } from 'node:crypto'
import type { Patience } from '../patience.ts'

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

  /** Resolves when something new has arrived and nothing follows it, or nothing comes. */
  async settle({ wait, waitBriefly }: Patience): Promise<void> {
    if (this.#count === this.#seen) await this.#next(wait)
    while (await this.#next(waitBriefly));
    this.#seen = this.#count
  }

  /** Resolves to false when nothing more comes and the end is not reached. */
  async isOver({ wait }: Patience): Promise<boolean> {
    while (!this.#isOver) if (!(await this.#next(wait))) return this.#isOver
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

  /** Resolves to whether something arrives. */
  async #next(wait: Patience['wait']): Promise<boolean> {
    if (this.#isOver) return false
    const before = this.#count
    await wait(
      new Promise<void>((resolve) => {
        this.#wake = resolve
      }),
    )
    return this.#count > before
  }
}
