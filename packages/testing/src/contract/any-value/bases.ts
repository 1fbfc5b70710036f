import { runInNewContext } from 'node:vm'
import createError from 'http-errors'
import { sdkRejection } from '../../failures.ts'
import { SECRET } from './recipe.ts'

/** What a value that is made begins as. */
export type Base = keyof typeof BASES

/** The beginnings: each call makes a new one. */
export const BASES = {
  Error: () => new Error(SECRET),
  TypeError: () => new TypeError(SECRET),
  'http-errors error': () => createError(404, 'No such page.'),
  'Error of another realm': () => Object(runInNewContext('new Error("of another realm")')),
  'plain object': () => ({}),
  'object without prototype': () => Object.create(null),
  'instance of a class': () => new Instance(),
  array: () => [],
  function: () => () => SECRET,
  'rejection of the SDK': () => ({ ...sdkRejection('MediaNotFound') }),
  'rejection of the SDK, an operator fault': () => ({ ...sdkRejection('AccessDenied'), message: SECRET }),
  'error of axios': () =>
    Object.assign(new Error(SECRET), {
      isAxiosError: true,
      config: { url: 'https://vod.bj.baidubce.com/v2/medias', headers: { authorization: SECRET } },
      response: {
        status: 404,
        headers: { 'set-cookie': SECRET },
        data: { requestId: SECRET, code: 'MediaNotFound', message: SECRET },
      },
    }),
}

class Instance {
  readonly #own = SECRET
  get message() {
    return this.#own
  }
}

/** The name of a value that needs no making. */
export type Oddity = keyof typeof ODDITIES

/** Values that are odd as they are. */
export const ODDITIES = {
  null: () => null,
  undefined: () => undefined,
  'a symbol': () => Symbol(SECRET),
  'a big integer': () => 10n ** 400n,
  'not a number': () => Number.NaN,
  'minus zero': () => -0,
  'a huge string': () => SECRET.repeat(100_000),
  'a lone surrogate': () => '\ud800',
  'what Express takes for a sign': () => 'route',
  'a class': () => Instance,
  'an async function': () => async () => SECRET,
  'a generator': () => (function* () {})(),
  'a promise': () => Promise.resolve(SECRET),
  'a promise that is never kept': () => new Promise(() => {}),
  'a response of another API': (): unknown => new Response(SECRET, { status: 404 }),
  'a DOMException': () => new DOMException(SECRET, 'DataError'),
  'a WeakMap': () => new WeakMap(),
  'a Date that is none': () => new Date(Number.NaN),
  'detached bytes': () => {
    const bytes = new Uint8Array(8)
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
    return bytes
  },
  globalThis: () => globalThis,
  'an Error that causes itself': () => {
    const error = new Error(SECRET)
    return Object.assign(error, { cause: error })
  },
  'a long chain of causes': () =>
    Array.from({ length: 5000 }).reduce((cause) => new Error(SECRET, { cause }), undefined),
  'a deep object': () => Array.from({ length: 5000 }).reduce((child) => ({ child }), {}),
  'an Error with a huge message': () => new Error(SECRET.repeat(50_000)),
  'an AggregateError of itself': () => {
    const error = new AggregateError([], SECRET)
    error.errors.push(error, null, SECRET)
    return error
  },
}
