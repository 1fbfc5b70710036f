import { isArray, read } from '../read-unknown.ts'

/** Real chains have 2 or 3 values. */
const MAX_VALUES = 20

/**
 * The thrown value and its causes, nearest first: `cause`, `originalError`, the `errors` of an AggregateError, and their
 * causes. At most twenty values, so that cycles end.
 */
export function causeChain(thrown: unknown): readonly unknown[] {
  const chain = [thrown]
  for (const value of chain) addCauses(chain, value)
  return chain
}

/** Appends the causes of a value to the chain. A loop over the chain visits them, too. */
export function addCauses(chain: unknown[], value: unknown): void {
  add(chain, read(value, 'cause'))
  // GraphQLError
  add(chain, read(value, 'originalError'))
  if (!isAggregate(value)) return
  for (const error of readItems(read(value, 'errors') ?? read(value, '_errors'))) add(chain, error)
}

function add(chain: unknown[], cause: unknown): void {
  if (cause !== undefined && chain.length < MAX_VALUES && !chain.includes(cause)) chain.push(cause)
}

/**
 * On any other error, `errors` can be anything, such as the validation errors of a form. Under the same name, the package
 * aggregate-error, of p-map 4, has them as `_errors`.
 */
function isAggregate(value: unknown): boolean {
  try {
    return read(value, 'name') === 'AggregateError' || value instanceof AggregateError
  } catch {
    // A hostile proxy.
    return false
  }
}

function readItems(errors: unknown): readonly unknown[] {
  const length = isArray(errors) ? Math.min(errors.length, MAX_VALUES) : 0
  return Array.from({ length }, (_item, index) => read(errors, index))
}
