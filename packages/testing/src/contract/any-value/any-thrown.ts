import { inspect } from 'node:util'
import fc from 'fast-check'
import { REQUEST_ID } from '../../sdk-rejections.ts'
import { BASES, type Base, SPECIAL_VALUES, type SpecialValue } from './bases.ts'
import type { Recipe, TraitRecipe } from './recipe.ts'
import { SECRET } from './secret.ts'
import { TRAITS, type Trait } from './traits.ts'
import { WRAPS, type Wrap } from './wraps.ts'

/** The keys that frameworks, normalization, loggers and JSON read. */
const KEYS: readonly PropertyKey[] = [
  ...['status', 'statusCode', 'status_code', 'code', 'message', 'stack', 'name', 'headers', 'expose'],
  ...['cause', 'errors', 'error', 'toString', 'toJSON', 'valueOf', 'then', 'constructor', '__proto__'],
  ...['response', 'request', 'request_id', 'requestId', 'body', 'bodyUsed', 'data', 'url', 'href', 'config'],
  ...['options', 'isAxiosError', 'hostname', 'get', 'pipe', 'getReader', 'headerSent', 'upstreamCode'],
  ...['retry-after', 'x-bce-request-id', 'content-length', 'transfer-encoding', 'trailer', 'x-any'],
  ...[Symbol.toPrimitive, Symbol.toStringTag, Symbol.iterator, Symbol.asyncIterator, inspect.custom],
  Symbol.for('@vod-errors/core/VodError'),
]

/** Values that those readers treat specially. */
const SPECIAL_DATA: readonly unknown[] = [
  ...[SECRET, 'MediaNotFound', 'MediaException.AccessDenied', REQUEST_ID, 'ECONNREFUSED', 'AbortError'],
  ...['AggregateError', 'vod.bj.baidubce.com', 'https://vod.bj.baidubce.com/', 'a\r\nb: c', '中文', ''],
  ...[200, 204, 301, 400, 401, 404, 500, 599, 600, 700, -1, 4.5, Number.NaN, 1n, true, false, null],
  ...[undefined, Symbol(SECRET), { 'x-a': SECRET }, { 'retry-after': '5' }, [SECRET]],
]

const anything = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
})

/** Recipes of any value. */
export const anyThrown: fc.Arbitrary<Recipe> = fc.letrec<{ recipe: Recipe }>((tie) => ({
  recipe: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: data(), weight: 3 },
    { arbitrary: special(), weight: 2 },
    { arbitrary: built(tie('recipe')), weight: 6 },
  ),
})).recipe

/** Recipes of VOD errors in any disguise. */
export const anyVodError: fc.Arbitrary<Recipe> = built(
  anyThrown,
  fc.constantFrom<Base>(
    'rejection of the SDK',
    'rejection of the SDK with an operator fault',
    'error of axios',
  ),
)

function data(): fc.Arbitrary<Recipe> {
  return fc.oneof(anything, fc.constantFrom(...SPECIAL_DATA)).map((data) => ({ data }))
}

function special(): fc.Arbitrary<Recipe> {
  return fc.constantFrom(...namesOf<SpecialValue>(SPECIAL_VALUES)).map((special) => ({ special }))
}

function built(
  value: fc.Arbitrary<Recipe>,
  base: fc.Arbitrary<Base> = fc.constantFrom(...namesOf<Base>(BASES)),
): fc.Arbitrary<Recipe> {
  const trait: fc.Arbitrary<TraitRecipe> = fc.record({
    key: fc.oneof({ arbitrary: fc.constantFrom(...KEYS), weight: 9 }, fc.string()),
    trait: fc.constantFrom(...namesOf<Trait>(TRAITS)),
    isInherited: fc.boolean(),
    value,
  })
  return fc.record({
    base,
    traits: fc.array(trait, { maxLength: 4 }),
    wrap: fc.oneof(fc.constant<Wrap>('none'), fc.constantFrom(...namesOf<Wrap>(WRAPS))),
  })
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name))
}
