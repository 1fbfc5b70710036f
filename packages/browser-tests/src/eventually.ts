import { setTimeout as wait } from 'node:timers/promises'

const LIMIT_MS = 10_000

/** Reads a value until it equals what is expected, for at most 10 seconds; then fails with the difference. */
export async function eventually(read: () => unknown, expected: unknown): Promise<void> {
  const deadline = Date.now() + LIMIT_MS
  for (;;) {
    const value = await read()
    try {
      return expect(value).toEqual(expected)
    } catch (difference) {
      if (Date.now() > deadline) throw difference
      await wait(30)
    }
  }
}
