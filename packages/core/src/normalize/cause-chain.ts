import { isArray, read } from '../read-unknown.ts'

/** How many values of a chain are looked at. Real chains are 2 or 3 long. */
const MOST_VALUES = 20

/**
 * The thrown value and its causes, nearest first: `cause`, `errors` of an AggregateError, and theirs. At most twenty, so that
 * an endless chain ends.
 */
export function causeChain(thrown: unknown): readonly unknown[] {
  const chain = [thrown]
  for (const value of chain) addCauses(chain, value)
  return chain
}

/** Appends the causes of one value of a chain, so that a loop over it goes on with them. */
export function addCauses(chain: unknown[], value: unknown): void {
  const add = (cause: unknown) => {
    const isNew = cause !== undefined && !chain.includes(cause)
    if (isNew && chain.length < MOST_VALUES) chain.push(cause)
  }
  add(read(value, 'cause'))
  if (isAggregate(value)) itemsOf(read(value, 'errors')).forEach(add)
}

/** On any other error, `errors` may be anything: those of a form that was filled in wrongly, say. */
function isAggregate(value: unknown): boolean {
  return read(value, 'name') === 'AggregateError'
}

function itemsOf(errors: unknown): readonly unknown[] {
  const length = isArray(errors) ? Math.min(errors.length, MOST_VALUES) : 0
  return Array.from({ length }, (_item, index) => read(errors, index))
}
