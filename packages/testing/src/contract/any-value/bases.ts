import { createContext, runInContext } from 'node:vm'
import createError from 'http-errors'
import { sdkRejection } from '../../sdk-rejections.ts'
import { SECRET } from './secret.ts'

/** What a generated value starts as. */
export type Base = keyof typeof BASES

/** Each call makes a new value. */
export const BASES = {
  Error: () => new Error(SECRET),
  TypeError: () => new TypeError(SECRET),
  'error of http-errors': () => createError(404, 'No such page.'),
  'Error of another realm': () => Object(errorOfAnotherRealm()),
  'plain object': () => ({}),
  'object without a prototype': () => Object.create(null),
  'instance of a class': () => new Instance(),
  array: () => [],
  function: () => () => SECRET,
  'rejection of the SDK': () => ({ ...sdkRejection('MediaNotFound') }),
  'rejection of the SDK with an operator fault': () => ({ ...sdkRejection('AccessDenied'), message: SECRET }),
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

/** One realm for all values: to make one takes as long as the test of a value. */
const anotherRealm = createContext()
/** Without a stack, which would show the frames of the handler. The limit of this realm does not count there. */
const errorOfAnotherRealm = (): unknown =>
  runInContext('Error.stackTraceLimit = 0; new Error("of another realm")', anotherRealm)

class Instance {
  readonly #own = SECRET
  get message() {
    return this.#own
  }
}

/** The name of a special value. */
export type SpecialValue = keyof typeof SPECIAL_VALUES

/** Values that are thrown as they are. */
export const SPECIAL_VALUES = {
  null: () => null,
  undefined: () => undefined,
  'a symbol': () => Symbol(SECRET),
  'a huge BigInt': () => 10n ** 400n,
  NaN: () => Number.NaN,
  'negative zero': () => -0,
  'a huge string': () => SECRET.repeat(100_000),
  'a lone surrogate': () => '\ud800',
  'the string that makes Express skip a route': () => 'route',
  'a class': () => Instance,
  'an async function': () => async () => SECRET,
  'a generator': () => (function* () {})(),
  'a promise': () => Promise.resolve(SECRET),
  'a promise that never settles': () => new Promise(() => {}),
  'a response of another API': (): unknown => new Response(SECRET, { status: 404 }),
  'a DOMException': () => new DOMException(SECRET, 'DataError'),
  'a WeakMap': () => new WeakMap(),
  'an invalid Date': () => new Date(Number.NaN),
  'a detached array': () => {
    const bytes = new Uint8Array(8)
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
    return bytes
  },
  globalThis: () => globalThis,
  'an Error that is its own cause': () => {
    const error = new Error(SECRET)
    return Object.assign(error, { cause: error })
  },
  'a long chain of causes': () => new Error(SECRET, { cause: withoutStacks(chainOfCauses) }),
  'a deep object': () => Array.from({ length: 5000 }).reduce((child) => ({ child }), {}),
  'an Error with a huge message': () => new Error(SECRET.repeat(50_000)),
  'an AggregateError that contains itself': () => {
    const error = new AggregateError([], SECRET)
    error.errors.push(error, null, SECRET)
    return error
  },
}

function chainOfCauses(): unknown {
  return Array.from({ length: 5000 }).reduce((cause) => new Error(SECRET, { cause }), undefined)
}

/** Thousands of errors with stacks take longer to make and to free than everything else in a test. */
function withoutStacks<Result>(make: () => Result): Result {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
