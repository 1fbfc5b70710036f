/** How a property of a made value behaves. */
export type Trait = keyof typeof TRAITS

/** Every behaviour, as the descriptor that has it. Where a value is needed, it is returned or thrown. */
export const TRAITS = {
  data: (value: unknown): PropertyDescriptor => ({
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  }),
  'hidden, for ever': (value: unknown): PropertyDescriptor => ({ value }),
  'read only': (value: unknown): PropertyDescriptor => ({ value, enumerable: true }),
  getter: (value: unknown): PropertyDescriptor => ({ get: () => value, enumerable: true }),
  'getter that throws': (value: unknown): PropertyDescriptor => ({
    get: failing(0, value),
    enumerable: true,
  }),
  'set only': (value: unknown): PropertyDescriptor => ({ set: failing(0, value), enumerable: true }),
  method: (value: unknown): PropertyDescriptor => ({ value: () => value, writable: true, enumerable: true }),
  'method that throws': (value: unknown): PropertyDescriptor => ({ value: failing(0, value) }),
  'throws the second time': (value: unknown): PropertyDescriptor => ({ get: failing(1, value) }),
  'throws the third time': (value: unknown): PropertyDescriptor => ({ get: failing(2, value) }),
  'throws the sixth time': (value: unknown): PropertyDescriptor => ({ get: failing(5, value) }),
  'another value each time': (): PropertyDescriptor => ({ get: fickle() }),
  'method that throws the second time': (value: unknown): PropertyDescriptor => ({
    value: failing(1, value),
  }),
  'method that throws the third time': (value: unknown): PropertyDescriptor => ({ value: failing(2, value) }),
}

/** The behaviours that nobody can tell by looking once. */
export const FICKLE_TRAITS: readonly Trait[] = [
  'throws the second time',
  'throws the third time',
  'throws the sixth time',
  'another value each time',
  'method that throws the second time',
  'method that throws the third time',
]

/** A function that throws the value after it has returned text so many times. */
export function failing(times: number, thrown: unknown): () => string {
  let left = times
  return () => {
    left -= 1
    if (left < 0) throw thrown
    return 'text'
  }
}

function fickle(): () => unknown {
  const values: readonly unknown[] = ['text', Symbol('x'), 404, null, 1n]
  let next = 0
  return () => values[next++ % values.length]
}
