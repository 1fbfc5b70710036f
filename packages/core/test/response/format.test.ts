import type { ErrorContext } from '../../src/response/error-context.ts'
import { prepareFormat } from '../../src/response/format.ts'

const ERROR = new Error('x')

function contextFor(accept: string | undefined, fields: Partial<ErrorContext> = {}): ErrorContext {
  const header = (name: string) => (name === 'accept' ? accept : undefined)
  return {
    status: 409,
    code: 'RequestConflict',
    fault: 'caller',
    userMessage: 'Busy.',
    locale: 'en',
    requestId: 'id-1',
    ownRequestId: undefined,
    retryAfter: undefined,
    request: {
      method: 'GET',
      path: '/',
      route: undefined,
      header,
      state: {},
      hasBrowserLeft: false,
      hasResponseBegun: false,
    },
    ...fields,
  }
}

describe('without a format, problem details are sent if Accept names them with at least the weight of JSON', () => {
  const render = prepareFormat(undefined, undefined)

  test.each([
    'application/problem+json',
    'Application/Problem+JSON',
    'text/html, application/problem+json ; q = 0.001',
    'application/problem+json;q=0.9, application/json;q=0.8',
    'application/problem+json;q=0.5, application/json;q=0.5',
    'application/problem+json, application/json',
    'application/problem+json;profile=x;q=0.1',
    'application/problem+json;q=1.000',
    'application/problem+json;q=0.1, application/json;q=0',
    `application/problem+json,${' '.repeat(5000)}application/json;q=2`,
  ])('%j', (accept) => {
    expect(render(ERROR, contextFor(accept)).contentType).toBe('application/problem+json')
  })

  test.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/json',
    'application/problem+xml',
    'xapplication/problem+json',
    'application/problem+jsonx',
    'application/problem+json;q=0',
    'application/problem+json;q=0.000',
    'application/problem+json; q=0',
    'application/problem+json;q =0',
    'application/problem+json;q= 0',
    'application/problem+json;q=0.1, application/json',
    'application/problem+json;q=0.1, application/json;q=0.2',
    'application/problem+json;q=0.12, application/json;q=0.123',
    `${'x'.repeat(990)},application/problem+json`,
  ])('not %j', (accept) => {
    const rendered = render(ERROR, contextFor(accept))
    expect(rendered).toEqual({
      contentType: 'application/json; charset=utf-8',
      body: '{"requestId":"id-1","code":"RequestConflict","message":"Busy."}',
    })
  })
})

test('appends the encoded code to typeBaseUri', () => {
  const render = prepareFormat('problem', 'https://errors.example/')
  const { type } = JSON.parse(render(ERROR, contextFor(undefined, { code: 'a/b' })).body)
  expect(type).toBe('https://errors.example/a%2Fb')
})

test.each([
  [409, 'Conflict'],
  [499, 'Error'],
])('gives problem details with status %s the title %s', (status, title) => {
  const problem = JSON.parse(
    prepareFormat('problem', undefined)(ERROR, contextFor(undefined, { status })).body,
  )
  expect(problem).toMatchObject({ status, title, retryable: false })
  expect(problem).not.toHaveProperty('retryAfter')
})

test.each(['urn:errors:', 'https://a.example/#', 'https://a.example/?code=', 'https://a.example/'])(
  'accepts %s as typeBaseUri',
  (uri) => {
    expect(() => prepareFormat(undefined, uri)).not.toThrow()
    expect(() => prepareFormat('problem', uri)).not.toThrow()
  },
)

test.each([7, null, new URL('https://a.example/'), 'errors/', 'https://a.example/#x', ''])(
  'rejects %p as typeBaseUri',
  (uri) => {
    expect(() => prepareFormat('problem', uri)).toThrow(TypeError)
  },
)

test('rejects typeBaseUri with a format function', () => {
  expect(() => prepareFormat(() => ({}), 'https://a.example/')).toThrow('`typeBaseUri` to be omitted')
})

test('passes the error and its context to a format function', () => {
  const format = jest.fn(() => 'text')
  const context = contextFor(undefined)
  expect(prepareFormat(format, undefined)(ERROR, context)).toEqual({
    contentType: 'application/json; charset=utf-8',
    body: '"text"',
  })
  expect(format.mock.calls).toEqual([[ERROR, context]])
})
