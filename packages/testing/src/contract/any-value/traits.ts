/** How a property of a generated value behaves. */
export type Trait = keyof typeof TRAITS

/** The property descriptor of each behavior. A value, if one is needed, is returned or thrown. */
export const TRAITS = {
  data: (value: unknown): PropertyDescriptor => ({
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  }),
  'hidden and permanent': (value: unknown): PropertyDescriptor => ({ value }),
  'read-only': (value: unknown): PropertyDescriptor => ({ value, enumerable: true }),
  getter: (value: unknown): PropertyDescriptor => ({ get: () => value, enumerable: true }),
  'getter that throws': (value: unknown): PropertyDescriptor => ({
    get: throwsAfter(0, value),
    enumerable: true,
  }),
  'write-only': (value: unknown): PropertyDescriptor => ({ set: throwsAfter(0, value), enumerable: true }),
  method: (value: unknown): PropertyDescriptor => ({ value: () => value, writable: true, enumerable: true }),
  'method that throws': (value: unknown): PropertyDescriptor => ({ value: throwsAfter(0, value) }),
  'getter that throws the second time': (value: unknown): PropertyDescriptor => ({
    get: throwsAfter(1, value),
  }),
  'getter that throws the third time': (value: unknown): PropertyDescriptor => ({
    get: throwsAfter(2, value),
  }),
  'getter that throws the sixth time': (value: unknown): PropertyDescriptor => ({
    get: throwsAfter(5, value),
  }),
  'getter that changes its value': (): PropertyDescriptor => ({ get: cycleValues() }),
  'method that throws the second time': (value: unknown): PropertyDescriptor => ({
    value: throwsAfter(1, value),
  }),
  'method that throws the third time': (value: unknown): PropertyDescriptor => ({
    value: throwsAfter(2, value),
  }),
}

/** The behaviors that show only after the first read. */
export const FICKLE_TRAITS: readonly Trait[] = [
  'getter that throws the second time',
  'getter that throws the third time',
  'getter that throws the sixth time',
  'getter that changes its value',
  'method that throws the second time',
  'method that throws the third time',
]

/** A function that returns text for the first `calls` calls, and then throws the value. */
export function throwsAfter(calls: number, thrown: unknown): () => string {
  let left = calls
  return () => {
    left -= 1
    if (left < 0) throw thrown
    return 'text'
  }
}

function cycleValues(): () => unknown {
  const values: readonly unknown[] = ['text', Symbol('x'), 404, null, 1n]
  let next = 0
  return () => values[next++ % values.length]
}
