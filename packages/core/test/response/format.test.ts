import type { ErrorContext } from '../../src/response/error-context.ts'
import { prepareFormat } from '../../src/response/format.ts'
import { VodError } from '../../src/vod-error/vod-error.ts'

const ERROR = new Error('x')

function contextFor(accept: string | undefined, fields: Partial<ErrorContext> = {}): ErrorContext {
  const header = (name: string) => (name === 'accept' ? accept : undefined)
  return {
    status: 409,
    code: 'RequestConflict',
    fault: 'caller',
    retryable: true,
    userMessage: 'Busy.',
    locale: 'en',
    requestId: 'id-1',
    ownRequestId: undefined,
    retryAfter: undefined,
    params: {},
    request: {
      method: 'GET',
      path: '/',
      route: undefined,
      header,
      state: {},
      hasBrowserLeft: false,
      isUploadCutOff: false,
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
      saysFailed: false,
    })
  })
})

describe('the type of a problem', () => {
  const typeOf = (error: Error, docsUrl: string | undefined) =>
    JSON.parse(prepareFormat('problem', docsUrl)(error, contextFor(undefined)).body).type

  test('is the page of the code', () => {
    const error = new VodError({ upstreamCode: 'RequestConflict' })
    expect(typeOf(error, 'https://docs.example/codes/')).toBe('https://docs.example/codes/RequestConflict')
  })

  test('is about:blank without a site', () => {
    expect(typeOf(new VodError({ upstreamCode: 'RequestConflict' }), undefined)).toBe('about:blank')
  })

  test('is about:blank for a code without a page', () => {
    const error = new VodError({ upstreamCode: 'NewCode', upstreamStatus: 403 })
    const context = { ...contextFor(undefined), code: 'NewCode' }
    const { body } = prepareFormat('problem', 'https://docs.example/codes/')(error, context)
    expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', code: 'NewCode' })
  })

  test('is about:blank for other errors, whose codes have no pages', () => {
    expect(typeOf(ERROR, 'https://docs.example/codes/')).toBe('about:blank')
  })
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

test('passes the error and its context to a format function', () => {
  const format = jest.fn(() => ['text'])
  const context = contextFor(undefined)
  expect(prepareFormat(format, undefined)(ERROR, context)).toEqual({
    contentType: 'application/json; charset=utf-8',
    body: '["text"]',
    saysFailed: true,
  })
  expect(format.mock.calls).toEqual([[ERROR, context]])
})

describe('umi', () => {
  const umi = (fields: Partial<ErrorContext> = {}) =>
    JSON.parse(prepareFormat('umi', undefined)(ERROR, contextFor(undefined, fields)).body)

  test.each([
    ['caller', 1],
    ['operator', 2],
    ['service', 2],
  ] as const)('shows a %s fault with showType %i', (fault, showType) => {
    expect(umi({ fault })).toEqual({
      ...{ success: false, data: null, errorCode: 'RequestConflict', errorMessage: 'Busy.', showType },
      traceId: 'id-1',
    })
  })

  test.each(['host', ':authority'])('names the host in %s', (name) => {
    const { request } = contextFor(undefined)
    const header = (asked: string) => (asked === name ? 'bff.example' : undefined)
    expect(umi({ request: { ...request, header } }).host).toBe('bff.example')
  })
})
