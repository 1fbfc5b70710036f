import createError from 'http-errors'
import { createResponder } from '../../src/host.ts'
import { en } from '../../src/index.ts'
import { ADAPTER, REQUEST } from '../adapter.ts'
import { respond } from '../respond.ts'

/** The error of co-body, which Koa's body parsers use. */
function brokenJson(fields: object): Error {
  return Object.assign(new SyntaxError('Unexpected token'), { status: 400, body: '{', ...fields })
}

/** Like an error of http-errors, except that reading `expose` throws. */
function unreadable(): Error {
  const error = Object.assign(new Error('secret'), { status: 404, statusCode: 404 })
  return Object.defineProperty(error, 'expose', {
    get: () => {
      throw new Error('secret')
    },
  })
}

const OTHER_ERRORS: readonly [string, unknown, number, string, string][] = [
  ['the lowest status', createError(400), 400, 'BadRequest', en.unknown.caller],
  ['a status without a name', createError(499, 'x', { expose: false }), 499, 'Error', en.unknown.caller],
  ['a status with an apostrophe', createError(418, 'Tea.'), 418, 'ImaTeapot', 'Tea.'],
  [
    'an exposed server error',
    createError(503, 'Later.', { expose: true }),
    503,
    'ServiceUnavailable',
    'Later.',
  ],
  ['an empty message', createError(404, ''), 404, 'NotFound', en.unknown.caller],
  ['a message that only repeats the status text', createError(404), 404, 'NotFound', en.unknown.caller],
  [
    'a status that was made invalid',
    Object.assign(createError(503, 'x'), { status: 200 }),
    500,
    'InternalError',
    en.unknown.operator,
  ],
  ['an error that http-errors cannot look at', unreadable(), 500, 'InternalError', en.unknown.operator],
  ['an error that is masked', new Error('secret'), 500, 'InternalError', en.unknown.operator],
  ['malformed JSON from the browser', brokenJson({}), 400, 'BadRequest', en.unknown.caller],
  [
    'a malformed URL, for which Express throws a URIError',
    Object.assign(new URIError("Failed to decode param '%zz'"), { status: 400 }),
    400,
    'BadRequest',
    en.unknown.caller,
  ],
  ['a URIError of the app', new URIError('URI malformed'), 500, 'InternalError', en.unknown.operator],
  [
    'a similar error with another name',
    brokenJson({ name: 'TypeError' }),
    500,
    'InternalError',
    en.unknown.operator,
  ],
  ['a similar error with another body', brokenJson({ body: {} }), 500, 'InternalError', en.unknown.operator],
  [
    'a similar error with another status',
    brokenJson({ status: 404 }),
    500,
    'InternalError',
    en.unknown.operator,
  ],
]

test.each(OTHER_ERRORS)(
  'with unhandled: respond, responds to %s',
  async (_name, thrown, status, code, message) => {
    const { response, body, error } = await respond(thrown, { unhandled: 'respond' })
    expect({ status: response.status, ...body }).toEqual({
      status,
      code,
      message,
      requestId: expect.any(String),
    })
    const isOfTable = message === en.unknown.caller || message === en.unknown.operator
    expect(response.headers['content-language']).toBe(isOfTable ? 'en' : undefined)
    expect('content-language' in response.headers).toBe(isOfTable)
    expect(error).toBe(thrown)
  },
)

test('masks a revoked proxy', async () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  const { response, body } = await respond(proxy, { unhandled: 'respond' })
  expect({ status: response.status, code: body.code }).toEqual({ status: 500, code: 'InternalError' })
})

test('wraps a value that is not an Error in one', async () => {
  const { error } = await respond('secret', { unhandled: 'respond' })
  expect(error).toMatchObject({ message: 'Masked', cause: 'secret' })
})

test('masks an error that the framework cannot handle, whatever its status', async () => {
  const error = createError(404, 'Gone.')
  const emit = jest.fn()
  const { respond } = createResponder({ ...ADAPTER, emit }, { logger: false })
  expect((await respond(error, REQUEST, () => false))?.status).toBe(500)
  expect(emit.mock.calls[0]?.[0]).not.toBe(error)
  expect(emit.mock.calls[0]?.[0].cause).toBe(error)
})
