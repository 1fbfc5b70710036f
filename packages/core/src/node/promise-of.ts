/** The promise that the function returns. Middleware can get a mock that returns nothing or throws instead. */
export function promiseOf(run: () => unknown): Promise<unknown> {
  try {
    return Promise.resolve(run())
  } catch (thrown) {
    return Promise.reject(thrown)
  }
}
