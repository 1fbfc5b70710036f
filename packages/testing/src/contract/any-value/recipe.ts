import type { Base, Oddity } from './bases.ts'
import type { Trait } from './traits.ts'
import type { Wrap } from './wraps.ts'

/**
 * How to make a thrown value. A hostile value cannot be printed, compared or made again; its recipe, plain data, can:
 * it is what fast-check generates, shrinks and shows.
 */
export type Recipe =
  | { readonly data: unknown }
  | { readonly odd: Oddity }
  | { readonly base: Base; readonly traits: readonly TraitRecipe[]; readonly wrap: Wrap }

/** One property of a value that is made. */
export interface TraitRecipe {
  readonly key: PropertyKey
  readonly trait: Trait
  /** Whether it stands on the prototype, as those of a class do. */
  readonly isInherited: boolean
  readonly value: Recipe
}

/** Text that no browser may ever see. Fit neither for a code nor for a request id, which are passed through. */
export const SECRET = 'top secret, 中文 hunter2'
