import { read, reader, readInteger, readPath } from '../read-unknown.ts'

/** Real chains have 2 or 3 values. */
const MAX_VALUES = 20

/**
 * The thrown value and its causes, nearest first: `cause` and the properties that libraries use instead, the `errors` of an
 * AggregateError, and their causes. At most twenty values, so that cycles end.
 */
export function causeChain(thrown: unknown): readonly unknown[] {
  const chain = [thrown]
  for (const value of chain) addCauses(chain, value)
  return chain
}

/** Appends the causes of a value to the chain. A loop over the chain visits them, too. */
export function addCauses(chain: unknown[], value: unknown): void {
  const { cause, originalError, thrownValue, jseCause, code, name } = readCauses(value)
  add(chain, cause)
  // GraphQLError; around a value that is no Error, graphql-js adds another layer.
  add(chain, originalError)
  add(chain, thrownValue)
  // VError, whose `cause` is a method.
  add(chain, jseCause)
  // axios does not tell that its signal was a timeout.
  const reason = code === 'ERR_CANCELED' && readPath(value, ['config', 'signal', 'reason'])
  if (read(reason, 'name') === 'TimeoutError') add(chain, reason)
  if (name !== 'AggregateError' && !isAggregateError(value)) return
  // The AggregateError of bluebird is itself like an array.
  for (const error of readItems(read(value, 'errors') ?? read(value, '_errors') ?? value)) add(chain, error)
}

const readCauses = reader(({ cause, originalError, thrownValue, jse_cause: jseCause, code, name }) => {
  return { cause, originalError, thrownValue, jseCause, code, name }
})

function add(chain: unknown[], cause: unknown): void {
  if (cause !== undefined && chain.length < MAX_VALUES && !chain.includes(cause)) chain.push(cause)
}

/**
 * On any other error, `errors` can be anything, such as the validation errors of a form. Under the same name, the package
 * aggregate-error, of p-map 4, has them as `_errors`.
 */
function isAggregateError(value: unknown): boolean {
  try {
    return value instanceof AggregateError
  } catch {
    // A hostile proxy.
    return false
  }
}

function readItems(errors: unknown): readonly unknown[] {
  const length = Math.min(readInteger(errors, 'length') ?? 0, MAX_VALUES)
  return Array.from({ length }, (_item, index) => read(errors, index))
}
