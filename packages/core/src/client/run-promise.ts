import { isThenable, keysOf, read } from '../read-unknown.ts'
import { runCall, type VodCallOptions } from './run-call.ts'

/**
 * Runs a call that a client has started. The promises of got and ky have methods for the body, `vod(url).json()`: they stay,
 * and run as calls, too.
 */
export function runPromise(promise: PromiseLike<unknown>, options: VodCallOptions): Promise<unknown> {
  let isRead = false
  let isPublished = false
  /** True once: however often the response is read, it is one call. */
  function claimPublication(): boolean {
    const isFirst = !isPublished
    isPublished = true
    return isFirst
  }
  const call = runCall(promise, options, () => !isRead && claimPublication())
  if (!(promise instanceof Promise)) return call
  for (const key of new Set([...keysOf(promise), 'cancel'])) {
    const method = read(promise, key)
    if (typeof method === 'function') Object.defineProperty(call, key, { value: methodOf(promise, method) })
  }
  return call

  /** If the call itself has failed, its error counts: only one of the two can read the body of an error response. */
  async function afterCall(result: PromiseLike<unknown>): Promise<unknown> {
    try {
      return await result
    } catch (thrown) {
      await call
      throw thrown
    }
  }

  function methodOf(self: object, method: CallableFunction) {
    return (...args: readonly unknown[]): unknown => {
      // Whoever reads the body by a method does not await the call itself.
      call.catch(() => {})
      const result: unknown = Reflect.apply(method, self, args)
      if (result === self) return call
      if (!isThenable(result)) return result
      isRead = true
      return runCall(afterCall(result), options, claimPublication)
    }
  }
}
