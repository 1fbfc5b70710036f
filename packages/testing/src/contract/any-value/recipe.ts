import type { Base, SpecialValue } from './bases.ts'
import type { Trait } from './traits.ts'
import type { Wrap } from './wraps.ts'

/**
 * How to make a thrown value. A hostile value cannot be printed, compared or made again. Its recipe is plain data, which
 * fast-check can generate, shrink and print.
 */
export type Recipe =
  | { readonly data: unknown }
  | { readonly special: SpecialValue }
  | { readonly base: Base; readonly traits: readonly TraitRecipe[]; readonly wrap: Wrap }

/** One property of the value. */
export interface TraitRecipe {
  readonly key: PropertyKey
  readonly trait: Trait
  /** Whether the property is on the prototype, as a class's accessors and methods are. */
  readonly isInherited: boolean
  readonly value: Recipe
}
