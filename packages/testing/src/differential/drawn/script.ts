import fc from 'fast-check'
import { anyThrown } from '../../contract/any-value/any-thrown.ts'
import type { Recipe } from '../../contract/any-value/recipe.ts'
import { FICKLE_TRAITS } from '../../contract/any-value/traits.ts'
import type { Own } from '../row.ts'

/** What a drawn route does, one after the other, before its end. */
export type Step =
  | { readonly do: 'set a header'; readonly name: string; readonly value: string }
  | { readonly do: 'set the status'; readonly status: number }
  | { readonly do: 'write' | 'flush the head' | 'wait a turn' }

/** How a drawn route ends. */
type End = (typeof ENDS)[number]

const ENDS = [
  ...(['throw', 'throw', 'throw', 'respond', 'send a stream', 'send a web stream'] as const),
  ...(['send a stream that fails', 'send a stream that fails half-way'] as const),
] as const

/** A drawn route: plain data, which fast-check can shrink and show. */
export interface Script {
  readonly steps: readonly Step[]
  readonly end: End
  readonly thrown: Recipe
  readonly own: Own
  readonly method: 'GET' | 'HEAD'
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('set a header' as const),
    name: fc.constantFrom('etag', 'x-own', 'cache-control', 'content-type', 'vary', 'x-accel-expires'),
    value: fc.constantFrom('"1"', 'a', 'no-cache', 'text/css'),
  }),
  fc.record({
    do: fc.constant('set the status' as const),
    status: fc.constantFrom(200, 201, 204, 304, 404, 500),
  }),
  fc.record({ do: fc.constantFrom('write' as const, 'flush the head' as const, 'wait a turn' as const) }),
)

/** Any route that throws any value that reads the same each time: what a look changes, a look of the handler's changes too. */
export const anyScript: fc.Arbitrary<Script> = fc.record({
  steps: fc.array(step, { maxLength: 4 }),
  end: fc.constantFrom(...ENDS),
  thrown: anyThrown.filter(isSteady),
  own: fc.constantFrom<Own>('nothing', 'handler', 'listener'),
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'),
})

function isSteady(recipe: Recipe): boolean {
  if (!('base' in recipe)) return true
  if (recipe.wrap === 'proxy that throws later' || recipe.wrap === 'proxy that is revoked soon') return false
  return recipe.traits.every(({ trait, value }) => !FICKLE_TRAITS.includes(trait) && isSteady(value))
}
