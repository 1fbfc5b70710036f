/** The value of a property, own or inherited; `undefined` if it is missing or reading it throws. */
export function read(value: unknown, key: string): unknown {
  try {
    return Object(value)[key]
  } catch {
    return undefined
  }
}

/** The value of a property if it is a text that matches, else `undefined`. What all objects inherit is no text. */
export function readMatching(value: unknown, key: string, pattern: RegExp): string | undefined {
  const text = read(value, key)
  return typeof text === 'string' && pattern.test(text) ? text : undefined
}

/** The XMLHttpRequest of an event; any other value as it is. */
export function rootOf(failure: unknown): unknown {
  const target = read(failure, 'target')
  return read(target, 'getAllResponseHeaders') ? target : failure
}

/** Whether it is the error of VOD's web upload SDK, a plain object. Other APIs have a `status_code`, too, but no `message`. */
export function isSdkError(value: unknown): boolean {
  return (
    typeof read(value, 'status_code') === 'number' &&
    read(value, 'message') !== undefined &&
    !read(value, 'stack')
  )
}
