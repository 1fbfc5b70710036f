import { isArray, read } from '../probe.ts'

/** How many values are looked at for one thrown value. Real chains of causes are 2 or 3 long. */
const MOST_VALUES = 20

/**
 * The thrown value and what it came from, nearest first: its `cause`, the `errors` of an AggregateError, and theirs.
 * At most twenty values, so that a chain without an end has one.
 */
export function relatedValues(thrown: unknown): readonly unknown[] {
  const found = [thrown]
  for (const value of found) addOrigins(found, value)
  return found
}

/** Adds what one of the values found so far came from: a loop over them goes on with that. */
export function addOrigins(found: unknown[], value: unknown): void {
  const add = (origin: unknown) => {
    const isNew = origin !== undefined && !found.includes(origin)
    if (isNew && found.length < MOST_VALUES) found.push(origin)
  }
  add(read(value, 'cause'))
  if (isAggregate(value)) itemsOf(read(value, 'errors')).forEach(add)
}

/** The `errors` of anything else are its own affair: those of a form that was filled in wrongly, say. */
function isAggregate(value: unknown): boolean {
  return read(value, 'name') === 'AggregateError'
}

function itemsOf(errors: unknown): readonly unknown[] {
  const length = isArray(errors) ? Math.min(errors.length, MOST_VALUES) : 0
  return Array.from({ length }, (_item, index) => read(errors, index))
}
