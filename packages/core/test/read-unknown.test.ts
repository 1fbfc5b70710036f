import { runInNewContext } from 'node:vm'
import {
  isArray,
  isError,
  isObject,
  isPlainObject,
  isThenable,
  keysOf,
  read,
  readHeader,
  readInteger,
  readPath,
  readString,
  readValues,
} from '../src/read-unknown.ts'

const trap = () => {
  throw new Error('trap')
}
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
const inherited = Object.create({ a: 1 })
const foreign = (code: string): unknown => runInNewContext(code)

test('reads own and inherited values of objects and functions', () => {
  expect(read({ a: 1 }, 'a')).toBe(1)
  expect(read(inherited, 'a')).toBe(1)
  expect(
    read(
      Object.assign(() => {}, { a: 1 }),
      'a',
    ),
  ).toBe(1)
  expect(readPath({ a: { b: [{ c: 1 }] } }, ['a', 'b', '0', 'c'])).toBe(1)
  expect(readPath(5, [])).toBe(5)
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['text', 'text'],
  [
    'a getter that throws',
    {
      get length() {
        return trap()
      },
    },
  ],
  ['a revoked proxy', revoked()],
])('reads undefined from %s', (_name, value) => {
  expect(read(value, 'length')).toBeUndefined()
})

test('reads only strings as strings and integers as integers', () => {
  expect(readString({ a: 'x' }, 'a')).toBe('x')
  expect(readString({ a: Object('x') }, 'a')).toBeUndefined()
  expect(readInteger({ a: 7 }, 'a')).toBe(7)
  for (const a of ['7', 7n, 7.5, Number.NaN, [7]]) expect(readInteger({ a }, 'a')).toBeUndefined()
})

test('reads own values up to a limit', () => {
  expect(readValues({ a: 1, b: 2, c: 3 }, 2)).toEqual([1, 2])
  expect(readValues(inherited, 2)).toEqual([])
  expect(readValues([1, 2, 3], 2)).toEqual([1, 2])
  expect(readValues([1], 2)).toEqual([1])
  expect(readValues(new Proxy([1], { get: trap }), 2)).toEqual([])
  for (const value of [undefined, null, 'ab', revoked()]) expect(readValues(value, 2)).toStrictEqual([])
})

describe('reads a header', () => {
  test.each<[string, unknown]>([
    ['from a plain object', { 'x-a': 'b' }],
    ['from Headers', new Headers({ 'X-A': 'b' })],
    ['from anything with a get method', new Map([['x-a', 'b']])],
    ['from an object with a header named get', { 'x-a': 'b', get: 'x' }],
    ['without calling get', { 'x-a': 'b', get: trap }],
  ])('%s', (_name, headers) => {
    expect(readHeader(headers, 'x-a')).toBe('b')
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['an object without it', {}],
    ['several values', { 'x-a': ['b', 'c'] }],
    ['a `get` that is not a function', { get: 'x' }],
    ['a `get` that throws', { get: trap }],
    ['a `get` that returns no string', new Map([['x-a', 7]])],
  ])('not from %s', (_name, headers) => {
    expect(readHeader(headers, 'x-a')).toBeUndefined()
  })
})

test.each<[string, unknown, boolean, boolean]>([
  ['a literal', {}, true, true],
  ['a literal of another realm', foreign('({})'), true, true],
  ['an object without a prototype', Object.create(null), true, true],
  ['an array', [], true, false],
  ['an instance', new Map(), true, false],
  ['a function', trap, true, false],
  ['a revoked proxy', revoked(), true, false],
  ['null', null, false, false],
  ['nothing', undefined, false, false],
  ['text', 'x', false, false],
])('recognizes objects and plain objects: %s', (_name, value, object, plain) => {
  expect({ object: isObject(value), plain: isPlainObject(value) }).toEqual({ object, plain })
})

test('lists the own keys of an object, or none if listing throws', () => {
  expect(keysOf({ a: 1, b: 2 })).toEqual(['a', 'b'])
  expect(keysOf(inherited)).toEqual([])
  expect(keysOf(revoked())).toEqual([])
})

test('recognizes arrays, promises and Errors of any kind', () => {
  expect([[], foreign('[]'), { length: 0 }, revoked()].map(isArray)).toEqual([true, true, false, false])
  const thenable = Object.defineProperty({}, 'then', { value: () => {} })
  expect([Promise.resolve(), thenable, {}, null, revoked()].map(isThenable)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  class Own extends Error {}
  const values = [new Error('x'), new Own(), foreign('new TypeError()'), { message: 'x' }, null, revoked()]
  expect(values.map(isError)).toEqual([true, true, true, false, false, false])
})
