/** What a promise rejects with, or for clients that do not reject, what it resolves to. */
export async function thrownBy(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await promise
  } catch (thrown) {
    return thrown
  }
}
