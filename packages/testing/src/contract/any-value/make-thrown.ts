import { BASES, ODDITIES } from './bases.ts'
import type { Recipe, TraitRecipe } from './recipe.ts'
import { TRAITS } from './traits.ts'
import { WRAPS } from './wraps.ts'

/** Makes the value of a recipe, a new one each time. */
export function makeThrown(recipe: Recipe): unknown {
  if ('data' in recipe) return recipe.data
  if ('odd' in recipe) return ODDITIES[recipe.odd]()
  const value: object = BASES[recipe.base]()
  // Made now, as long as nothing that it is made out of throws: jest has a formatter of its own for it.
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

/** Two recipes for one key: the first stays where it cannot be replaced. */
function define(holder: object, { key, trait, value }: TraitRecipe): void {
  Reflect.defineProperty(holder, key, TRAITS[trait](makeThrown(value)))
}
