import { BASES, SPECIAL_VALUES } from './bases.ts'
import type { Recipe, TraitRecipe } from './recipe.ts'
import { TRAITS } from './traits.ts'
import { WRAPS } from './wraps.ts'

/** Makes the value of a recipe, a new one each time. */
export function makeThrown(recipe: Recipe): unknown {
  if ('data' in recipe) return recipe.data
  if ('special' in recipe) return SPECIAL_VALUES[recipe.special]()
  const value: object = BASES[recipe.base]()
  // Formats the stack while nothing in it throws: jest formats stacks in its own way.
  Reflect.get(value, 'stack')
  const inherited = recipe.traits.filter(({ isInherited }) => isInherited)
  if (inherited.length > 0) {
    const prototype = Object.create(Reflect.getPrototypeOf(value))
    for (const trait of inherited) define(prototype, trait)
    Reflect.setPrototypeOf(value, prototype)
  }
  for (const trait of recipe.traits) if (!trait.isInherited) define(value, trait)
  return WRAPS[recipe.wrap](value)
}

/** If two traits have the same key, the first wins where it cannot be redefined. */
function define(target: object, { key, trait, value }: TraitRecipe): void {
  Reflect.defineProperty(target, key, TRAITS[trait](makeThrown(value)))
}
