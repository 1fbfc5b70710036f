import { inspect } from 'node:util'

const { proxy: REVOKED, revoke } = Proxy.revocable({}, {})
revoke()

/** Errors that are not VOD errors: the app's own handler gets the very same value. */
export const OTHER_ERRORS: Readonly<Record<string, unknown>> = {
  'an error with its own toJSON': Object.assign(new Error('app'), { toJSON: () => ({}) }),
  'an error with its own toString': Object.assign(new Error('app'), { toString: () => 'app' }),
  'an error with its own inspect.custom': Object.assign(new Error('app'), {
    [inspect.custom]: () => 'app',
  }),
  'an object whose getters throw': {
    get status(): number {
      throw new Error('read')
    },
    get stack(): string {
      throw new Error('read')
    },
  },
  'an error whose stack is a symbol': Object.assign(new Error('app'), { stack: Symbol('stack') }),
  'an object without a prototype': Object.assign(Object.create(null), { status: 404 }),
  'a frozen plain object': Object.freeze({ status: 404 }),
  'a BigInt': 1n,
  'a revoked proxy': REVOKED,
  'an Error': new Error('app'),
  'an Error without a stack': Object.assign(new Error('app'), { stack: undefined }),
  'an http-errors look-alike with a VOD code': Object.assign(new Error('x'), {
    status: 404,
    statusCode: 404,
    expose: true,
    code: 'MediaNotFound',
  }),
  'an error with a status and legal headers': Object.assign(new Error('x'), {
    status: 404,
    headers: { 'x-a': 'b' },
  }),
  'a body like VOD’s without a request id': { code: 'MediaNotFound', message: 'Media not found with mda-1' },
  'a refused connection': Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  'an axios error from another API': Object.assign(new Error('x'), {
    isAxiosError: true,
    code: 'ERR_BAD_REQUEST',
    response: { status: 404, data: { code: 'NOT_FOUND', message: 'no' }, headers: {} },
  }),
  'a string': 'just text',
  'an error whose class computes its code': new (class NoSuchPage extends Error {
    get code() {
      return 'NO_SUCH_PAGE'
    }
  })(),
  'a validation error that computes its message': Object.defineProperties(new Error('x'), {
    message: { get: () => 'x', enumerable: true },
    toString: { value: () => 'x' },
  }),
}
