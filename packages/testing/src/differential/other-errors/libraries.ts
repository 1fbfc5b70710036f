import { caught, type MakeThrown, rejectionOf } from './thrown-value.ts'

/** Errors of libraries that check input. */
export const LIBRARY_ERRORS: Readonly<Record<string, MakeThrown>> = {
  zod: async () => {
    const { z } = await import('zod')
    return caught(() => z.object({ id: z.string(), at: z.number() }).parse({ id: 1 }))
  },
  joi: async () => {
    const { default: joi } = await import('joi')
    return joi.object({ id: joi.string().required() }).validate({}).error
  },
  'ajv, asynchronous': async () => {
    const { Ajv } = await import('ajv')
    const validate = new Ajv().compile({ $async: true, type: 'object', required: ['id'] })
    return rejectionOf(Promise.resolve(validate({})))
  },
  'ajv, the array of errors': async () => {
    const { Ajv } = await import('ajv')
    const validate = new Ajv().compile({ type: 'object', required: ['id'] })
    validate({})
    return validate.errors
  },
  'jsonwebtoken, malformed': async () => {
    const { default: jwt } = await import('jsonwebtoken')
    return caught(() => jwt.verify('x', 'secret'))
  },
  'jsonwebtoken, expired': async () => {
    const { default: jwt } = await import('jsonwebtoken')
    const token = jwt.sign({ exp: 1 }, 'secret', { noTimestamp: true })
    return caught(() => jwt.verify(token, 'secret'))
  },
  multer: async () => {
    const { default: multer } = await import('multer')
    return new multer.MulterError('LIMIT_FILE_SIZE', 'file')
  },
  'http-errors, 404': async () => {
    const { default: createError } = await import('http-errors')
    return createError(404, 'No such page')
  },
  'http-errors, 500': async () => {
    const { default: createError } = await import('http-errors')
    return createError(500, 'secret', { expose: false })
  },
  'http-errors, with headers': async () => {
    const { default: createError } = await import('http-errors')
    return createError(401, 'Who are you', {
      headers: { 'WWW-Authenticate': 'Basic', 'Retry-After': 5, 'Set-Cookie': ['a=1', 'b=2'] },
    })
  },
  'http-errors, with own properties': async () => {
    const { default: createError } = await import('http-errors')
    return createError(422, new Error('inner'), { code: 'BAD', fields: { a: ['b'] } })
  },
  assert: async () => {
    const { default: assert } = await import('node:assert')
    return caught(() => assert.deepEqual({ a: 1 }, { a: 2 }))
  },
  'JSON.parse': () => caught(() => JSON.parse('{')),
  'URIError of decodeURIComponent': () => caught(() => decodeURIComponent('%')),
  'error of node with a code': () => caught(() => new URL('nowhere')),
  'p-retry AbortError': async () => {
    const { AbortError } = await import('p-retry')
    return new AbortError(new Error('enough'))
  },
}
