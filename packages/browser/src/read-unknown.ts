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

/** Whether a property is a method. */
export function isMethod(value: unknown, name: string): boolean {
  return typeof read(value, name) === 'function'
}
