import { runInNewContext } from 'node:vm'
import createError, { isHttpError } from 'http-errors'
import { fillTemplate, templateParams } from '../../src/catalog/wire-template.ts'
import { CATALOG, isVodError, toVodError, VodError, type VodErrorInit } from '../../src/index.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const SAMPLE: VodErrorInit = {
  upstreamCode: 'MediaException.MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: 'Media not found with mda-jdekywp8pek91e0n',
}

test('has all fields of the documented sample', () => {
  const cause = { any: 'thing' }
  const error = new VodError({ ...SAMPLE, cause })
  expect({ ...error, name: error.name, message: error.message, cause: error.cause }).toEqual({
    name: 'VodError',
    message: 'Media not found with mda-jdekywp8pek91e0n',
    cause,
    code: 'MediaNotFound',
    upstreamCode: 'MediaException.MediaNotFound',
    status: 404,
    statusCode: 404,
    expose: false,
    upstreamStatus: 404,
    requestId: REQUEST_ID,
    fault: 'caller',
    retryable: false,
    params: { mediaId: 'mda-jdekywp8pek91e0n' },
  })
  expect(error.cause).toBe(cause)
})

test('has a writable name and stack like every Error', () => {
  const { value: _error, ...ofErrors } = { ...Object.getOwnPropertyDescriptor(Error.prototype, 'name') }
  expect(Object.getOwnPropertyDescriptor(VodError.prototype, 'name')).toEqual({
    value: 'VodError',
    ...ofErrors,
  })
  const { value: _stack, ...ofStacks } = { ...Object.getOwnPropertyDescriptor(new Error('x'), 'stack') }
  const printable = new VodError(SAMPLE).withoutCause()
  expect(Object.getOwnPropertyDescriptor(printable, 'stack')).toMatchObject(ofStacks)
})

test('has a copy without its cause that is otherwise equal', () => {
  for (const init of [
    SAMPLE,
    { syntheticCode: 'UpstreamTimeout' as const, duration: 7, operation: 'getMedia' },
  ]) {
    const error = new VodError({ ...init, cause: { secret: 1 } })
    const printable = error.withoutCause()
    expect(printable).not.toHaveProperty('cause')
    expect(printable.toJSON()).toEqual(error.toJSON())
    expect(printable.stack).toBe(error.stack)
    expect(error.cause).toEqual({ secret: 1 })
  }
})

test('is an HttpError to code written for http-errors', () => {
  const error = new VodError(SAMPLE)
  expect(isHttpError(error)).toBe(true)
  expect(createError(error)).toBe(error)
  expect(error).toBeInstanceOf(Error)
})

test('has no headers for a framework to obey', () => {
  expect(new VodError(SAMPLE)).not.toHaveProperty('headers')
})

test('treats a request id that is not safe to print as missing', () => {
  for (const requestId of ['', 'a\r\nb', '中文', 'x'.repeat(129)]) {
    expect(new VodError({ ...SAMPLE, requestId }).requestId).toBeUndefined()
  }
})

test.each(['ALTAK-x1Y2z3W4', 'bce-auth-v1:x1Y2z3W4', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4'])(
  'treats a request id that looks like a key or a token as missing: %s',
  (requestId) => {
    expect(new VodError({ ...SAMPLE, requestId }).requestId).toBeUndefined()
    const thrown = { status_code: 403, code: 'AccessDenied', message: 'x', request_id: requestId }
    expect(JSON.stringify(toVodError(thrown))).not.toContain(requestId)
  },
)

test('treats a code that is not a word as missing', () => {
  for (const upstreamCode of ['', 'a b', 'X\n[vod-errors] forged', '<script>', 'x'.repeat(1000)]) {
    expect(new VodError({ upstreamCode })).toMatchObject({
      code: 'UpstreamInvalidResponse',
      upstreamCode: undefined,
    })
  }
})

test.each([
  'f'.repeat(32),
  `Media.${'0123456789ABCDEF'.repeat(2)}`,
  'ALTAK-x1Y2z3W4',
  'ALTAKabcdefgh12345678',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N',
  'sk-x1Y2z3W4a5B6c7D8',
  'AKIAIOSFODNN7EXAMPLE',
  'Media.LTAI5tx1Y2z3W4a5B6c7D8',
  'xoxb-123456789012-x1Y2z3W4',
])('treats a code that looks like a key as missing: %s', (upstreamCode) => {
  const error = new VodError({ upstreamCode, upstreamStatus: 403 })
  expect(error).toMatchObject({ code: 'UpstreamInvalidResponse', upstreamCode: undefined })
  const thrown = { status_code: 403, code: upstreamCode, message: 'x', request_id: REQUEST_ID }
  expect(JSON.stringify(toVodError(thrown))).not.toContain(upstreamCode)
})

test.each(['read 0123456789abcdef0123456789abcdef', 'ALTAK-x1Y2z3W4', 'read token=S3CRET'])(
  'redacts the name of a call: %s',
  (operation) => {
    expect(new VodError({ ...SAMPLE, operation }).operation).toMatch(/^(?:read )?(?:token=)?\[redacted\]$/)
  },
)

describe('parameters that the catalog marks as secret', () => {
  const ROWS = Object.entries(CATALOG).flatMap(([code, row]) =>
    'secretParams' in row ? [[code, row] as const] : [],
  )

  test('are the keys of upload sessions', () => {
    expect(ROWS.map(([code]) => code)).toEqual(['IllegalMediaSessionKey', 'MediaSourceFileNotFound'])
    for (const [, { template, secretParams }] of ROWS) {
      expect(templateParams(template)).toEqual(expect.arrayContaining([...secretParams]))
    }
  })

  test.each(ROWS)('are redacted in the message of %s and in its params', (upstreamCode, { template }) => {
    for (const sessionKey of ['abcdef', 'a b c', 'x1Y2-z3W4', 'f'.repeat(32)]) {
      const message = fillTemplate(template, { sessionKey })
      const error = new VodError({ upstreamCode, message })
      expect(error.message).toBe(fillTemplate(template, { sessionKey: '[redacted]' }))
      expect(error.params).toEqual({ sessionKey: '[redacted]' })
      expect(error.withoutCause().toJSON()).toEqual(error.toJSON())
    }
  })
})

test.each([
  [{ upstreamCode: 5 }, 'Expected `upstreamCode` to be a string, got 5'],
  [{ message: {} }, 'Expected `message` to be a string, got {}'],
  [{ requestId: null }, 'Expected `requestId` to be a string, got null'],
  [{ upstreamStatus: '404' }, 'Expected `upstreamStatus` to be an integer, got "404"'],
])('rejects %p', (init, message) => {
  expect(() => Reflect.construct(VodError, [init])).toThrow(new TypeError(message))
})

describe('isVodError', () => {
  test('recognizes an error of this and of another copy of the package', () => {
    let other: unknown
    jest.isolateModules(() => {
      const copy = jest.requireActual<typeof import('../../src/index.ts')>('../../src/index.ts')
      expect(copy.VodError).not.toBe(VodError)
      other = new copy.VodError(SAMPLE)
    })
    expect(other).not.toBeInstanceOf(VodError)
    expect(isVodError(other)).toBe(true)
    expect(toVodError(other)).toMatchObject({ code: 'MediaNotFound', requestId: REQUEST_ID, cause: other })
    expect(isVodError(new VodError(SAMPLE))).toBe(true)
  })

  test('recognizes an error of another realm', () => {
    const other: unknown = runInNewContext(
      `Object.assign(new Error('m'), { [Symbol.for('@vod-errors/core/VodError')]: true, code: 'MediaNotFound' })`,
    )
    expect(isVodError(other)).toBe(true)
  })

  test.each([
    ['null', null],
    ['a string', 'VodError'],
    ['a plain Error', new Error('x')],
    ['a look-alike without the brand', { ...new VodError(SAMPLE) }],
    ['a proxy that says yes to everything', new Proxy({}, { get: () => true })],
  ])('is not fooled by %s', (_name, value) => {
    expect(isVodError(value)).toBe(false)
  })
})
