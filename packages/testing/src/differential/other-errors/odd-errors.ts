import { inspect } from 'node:util'
import type { MakeThrown } from './thrown-value.ts'

/** Errors with properties that run code, cannot be written, or are of an odd kind. */
export const ODD_ERRORS: Readonly<Record<string, MakeThrown>> = {
  'own toJSON': () => withOwn({ toJSON: () => ({ a: 1 }) }),
  'own toString': () => withOwn({ toString: () => 'own text' }),
  'own inspect.custom': () => withOwn({ [inspect.custom]: () => 'own print' }),
  'own method': () => withOwn({ retry: () => true }),
  'a method that throws when printed': () => withOwn({ [inspect.custom]: fail, toJSON: fail }),
  'object whose toString throws': () => ({ toString: fail }),
  'object whose toJSON throws': () => ({ toJSON: fail }),
  'object with a toString and a status': () => ({ status: 404, toString: () => 'own text' }),
  'own getter of the code': () => withGetter('code', () => 'E1'),
  'own getter of the status': () =>
    Object.defineProperty(
      withGetter('status', () => 404),
      'x',
      { value: 1 },
    ),
  'own getter that throws': () => withGetter('detail', fail),
  'getter on the class': () => new Computed('computed'),
  'stack undefined': () => withOwn({ stack: undefined }),
  'stack that is a number': () => withOwn({ stack: 42 }),
  'stack that is an array': () => withOwn({ stack: ['at one', 'at two'] }),
  'stack that is an object': () => withOwn({ stack: { frames: [] } }),
  'stack that is empty': () => withOwn({ stack: '' }),
  'message that is an object': () => withOwn({ message: { text: 'inner' } }),
  'message exposed that is an object': () =>
    withOwn({ status: 400, expose: true, message: { text: 'inner' } }),
  'message with line breaks': () => new Error('one\r\ntwo: three'),
  'name that is no string': () => withOwn({ name: 42 }),
  'status as text': () => withOwn({ status: '404' }),
  'status 200': () => withOwn({ status: 200 }),
  'status 99': () => withOwn({ status: 99 }),
  'status 499': () => withOwn({ status: 499, expose: true }),
  'status 404.5': () => withOwn({ status: 404.5 }),
  'statusCode 503': () => withOwn({ statusCode: 503 }),
  'status 404 and statusCode 500': () => withOwn({ status: 404, statusCode: 500 }),
  'status NaN': () => withOwn({ status: Number.NaN }),
  'code ENOENT': () => withOwn({ code: 'ENOENT' }),
  headerSent: () => withOwn({ headerSent: true }),
  'expose without a status': () => withOwn({ expose: true }),
  frozen: () => Object.freeze(new Error('frozen')),
  'frozen with a status': () => Object.freeze(withOwn({ status: 404, expose: true })),
  'frozen plain object': () => Object.freeze({ status: 404, message: 'frozen' }),
  sealed: () => Object.seal(new Error('sealed')),
  'sealed with a status': () => Object.seal(withOwn({ status: 404, headerSent: false })),
  'status read-only': () => Object.defineProperty(new Error('fixed'), 'status', { value: 404 }),
  'status with a getter only': () => withGetter('status', () => 404),
  'status with a getter only, on the class': () => new Fixed('fixed'),
  'status with a getter and a setter': () => new Settable('settable'),
  cyclic: () => withCycle(new Error('cyclic')),
  'cause of itself': () => withCycle(new Error('cyclic'), 'cause'),
  'cyclic plain object': () => withCycle({ message: 'cyclic' }),
  'errors of itself': () => withCycle(new AggregateError([], 'cyclic'), 'errors'),
  huge: () =>
    withOwn(Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`field${i}`, ['is required']]))),
  'huge message': () => new Error('long '.repeat(20_000)),
  'deep object': () => Array.from({ length: 200 }).reduce((child) => ({ child }), {}),
  'long chain of causes': () =>
    Array.from({ length: 300 }).reduce((cause) => new Error('link', { cause }), undefined),
  'a transparent proxy': () => new Proxy(new Error('behind a proxy'), {}),
}

function withOwn(properties: object): Error {
  return Object.assign(new Error('odd'), properties)
}

function withGetter(key: string, get: () => unknown): Error {
  return Object.defineProperty(new Error('odd'), key, { get, enumerable: true })
}

function withCycle(value: object, key = 'self'): object {
  return Object.assign(value, { [key]: value })
}

function fail(): never {
  throw new Error('own code failed')
}

class Computed extends Error {
  get code() {
    return 'E1'
  }
  get statusCode() {
    return 409
  }
}

class Fixed extends Error {
  get status() {
    return 404
  }
}

class Settable extends Error {
  #status = 404
  get status() {
    return this.#status
  }
  set status(status) {
    this.#status = status
  }
}
