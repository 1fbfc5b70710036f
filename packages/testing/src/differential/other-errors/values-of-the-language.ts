import { runInNewContext } from 'node:vm'
import type { MakeThrown } from './thrown-value.ts'

/** What the language itself lets be thrown. */
export const LANGUAGE_VALUES: Readonly<Record<string, MakeThrown>> = {
  Error: () => new Error('plain'),
  TypeError: () => new TypeError('typed'),
  'Error without a message': () => new Error(),
  'Error with a cause': () => new Error('outer', { cause: new Error('inner', { cause: { why: 1 } }) }),
  'Error of another realm': () => runInNewContext('new Error("of another realm")'),
  AggregateError: () => new AggregateError([new Error('one'), 'two', null], 'several'),
  DOMException: () => new DOMException('stopped', 'AbortError'),
  'DOMException of a timeout': () => new DOMException('late', 'TimeoutError'),
  'a class of the app': () => new Refusal('refused'),
  'a string': () => 'text',
  'an empty string': () => '',
  'a number': () => 42,
  zero: () => 0,
  'a number like a status': () => 404,
  NaN: () => Number.NaN,
  false: () => false,
  true: () => true,
  'a bigint': () => 10n,
  'a symbol': () => Symbol('sign'),
  'a function': () => function thrown() {},
  'an array': () => ['one', { two: 2 }],
  'a date': () => new Date(0),
  'a promise': () => Promise.resolve('kept'),
  'a plain object': () => ({ code: 'E1', message: 'plain' }),
  'a plain object with a status': () => ({ status: 404, message: 'not here' }),
  'a plain object with an error inside': () => ({ error: { code: 'NotFound', message: 'not here' } }),
  'an object without prototype': () => Object.assign(Object.create(null), { status: 400, message: 'bare' }),
  'an empty object without prototype': () => Object.create(null),
  null: () => null,
  undefined: () => undefined,
  "Express's word route": () => 'route',
  "Express's word router": () => 'router',
}

/** An error as an app defines its own. */
class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status = 403
  readonly expose = true
}
