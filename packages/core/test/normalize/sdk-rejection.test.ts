import createError from 'http-errors'
import { toVodError } from '../../src/index.ts'
import { BODY, MEDIA_NOT_FOUND, REQUEST_ID, SDK, UNREADABLE, WITHOUT_ID } from './media-not-found.ts'

const copied = (facts: object, message?: string) => Object.assign(new Error(message), facts)
const BARE = { code: BODY.code, message: BODY.message }
const PAGE = { status_code: 502, message: '<html>Bad Gateway</html>' }
const BROKEN = { status_code: 200, message: 'Unexpected end of JSON input' }
const EMPTY = { status_code: 503, message: {} }

/** What the SDKs reject with, with the VodError that it is. */
const REJECTIONS: Readonly<Record<string, readonly [object, object]>> = {
  'with a request id': [SDK, MEDIA_NOT_FOUND],
  'with headers of the SDK': [{ ...SDK, 'x-bce-date': 'd', 'x-bce-debug-id': 'i' }, MEDIA_NOT_FOUND],
  'with the body as its message': [{ status_code: 404, message: BARE }, WITHOUT_ID],
  'with the body as JSON text': [{ status_code: 404, message: JSON.stringify(BODY) }, MEDIA_NOT_FOUND],
  'with a page': [PAGE, UNREADABLE],
  'with a doctype': [{ status_code: 502, message: '\n<!DOCTYPE html><p>x' }, UNREADABLE],
  'with XML': [{ status_code: 502, message: '<?xml version="1.0"?><Error/>' }, UNREADABLE],
  'with broken JSON': [BROKEN, { ...UNREADABLE, upstreamStatus: 200 }],
  'with an empty body': [EMPTY, { upstreamStatus: 503, requestId: undefined }],
}

/** What middleware, libraries and apps do to a rejection on its way. */
const TREATMENTS: Readonly<Record<string, (rejection: object) => unknown>> = {
  'as it is': (rejection) => rejection,
  'marked by @koa/cors': (rejection) => ({ ...rejection, headers: { vary: 'Origin' } }),
  'marked by multer': (rejection) => ({ ...rejection, storageErrors: [] }),
  'marked by a domain': (rejection) => ({ ...rejection, domain: {}, domainEmitter: {}, domainThrown: false }),
  'marked for http-errors': (rejection) => ({ ...rejection, expose: false }),
  'copied onto an Error': (rejection) => copied(rejection),
  'copied onto an Error and marked': (rejection) => copied({ ...rejection, headers: {}, expose: true }),
  'a cause': (rejection) => new Error('reading media', { cause: rejection }),
}

/** Treatments that keep only what speaks for the SDK by itself: not the plain text of a broken body. */
const HARD_TREATMENTS: typeof TREATMENTS = {
  'with keys of the app': (rejection) => ({
    ...rejection,
    operation: 'getMedia',
    attempt: 2,
    path: '/media',
  }),
  'copied onto an Error with a message': (rejection) => copied(rejection, 'reading media'),
  'copied by http-errors': (rejection) => createError(500, rejection),
  'copied by lodash, with its prototype': (rejection) => copied({ ...rejection, stack: 'x', name: 'Error' }),
}

describe.each(Object.entries(REJECTIONS))('a rejection of the SDK %s', (name, [rejection, expected]) => {
  test.each(Object.entries(TREATMENTS))('is recognized %s', (_treatment, treat) => {
    const thrown = treat(rejection)
    expect(toVodError(thrown)).toMatchObject(expected)
    expect(toVodError(thrown)?.cause).toBe(thrown)
  })

  if (name === 'with broken JSON') return
  test.each(Object.entries(HARD_TREATMENTS))('is recognized %s', (_treatment, treat) => {
    expect(toVodError(treat(rejection))).toMatchObject(expected)
  })
})

class ApiError extends Error {
  status_code = 404
}

/** Errors of other services that have a `status_code`. */
const OTHER_SERVICES: Readonly<Record<string, unknown>> = {
  'Dingo, validation': {
    status_code: 422,
    message: '422 Unprocessable Entity',
    errors: { email: ['required'] },
  },
  'Dingo, with debug': { status_code: 500, message: 'x', debug: { line: 1 } },
  'Laravel, status': { status: 'error', status_code: 404, message: 'No query results' },
  'FastAPI, path': { status_code: 404, message: 'x', path: '/' },
  'FastAPI, detail': { status_code: 404, detail: 'Not Found' },
  TMDB: { success: false, status_code: 34, status_message: 'The resource could not be found.' },
  MiniMax: { base_resp: { status_code: 1002, status_msg: 'rate limit' } },
  'MiniMax, inner': { status_code: 1008, status_msg: 'insufficient balance' },
  TikTok: { status_code: 8, status_msg: 'Login required', log_pb: {} },
  'IBM Cloud': { errors: [{ code: 'not_found', message: 'x' }], trace: 'abc', status_code: 404 },
  DashScope: {
    status_code: 400,
    request_id: REQUEST_ID,
    code: 'InvalidApiKey',
    message: 'x',
    output: null,
    usage: null,
  },
  'a body with a trace': { status_code: 500, message: 'x', trace_id: 'abc' },
  'a body with requestId': { status_code: 404, message: 'x', requestId: REQUEST_ID },
  'a code without an id': { status_code: 404, message: 'x', code: 'NotFound' },
  'a numeric id': { status_code: 404, message: 'x', request_id: 7 },
  'an empty id': { status_code: 404, message: 'x', request_id: '', code: 'NotFound' },
  'an id without a message': { status_code: 404, request_id: REQUEST_ID },
  'a list of messages': { status_code: 422, message: ['a', 'b'], errors: 2 },
  'messages by field': { status_code: 422, message: { email: ['required'] }, error: 'x' },
  'headers of a response': {
    status_code: 404,
    message: 'Not Found',
    headers: { 'content-type': 'text/plain' },
  },
  'JSON text of another API': { status_code: 404, message: '{"detail":"Not found"}', url: '/x' },
  'an Error': copied({ status_code: 404 }, 'x'),
  'an Error with an id': copied({ status_code: 500, request_id: 'req_1', type: 'api_error' }, 'x'),
  'an Error with a code': copied({ status_code: 500, code: 'api_error' }, 'x'),
  'an Error with JSON text': copied({ status_code: 404 }, '{"code":"NotFound","message":"x"}'),
  'an Error marked by @koa/cors': copied({ status_code: 404, headers: { vary: 'Origin' } }, 'x'),
  'an Error of a class': new ApiError('x'),
  'an instance of a class': new (class {
    status_code = 404
    message = 'x'
    request_id = REQUEST_ID
  })(),
  'an array': Object.assign([], SDK),
  'a function': Object.assign(() => {}, { status_code: 404, request_id: REQUEST_ID }),
  'a status below 1': { ...SDK, status_code: 0 },
  'a status above 999': { status_code: 1000, message: 'x' },
  'a fraction for a status': { status_code: 404.5, message: 'x' },
  'text for a status': { status_code: '404', message: 'x' },
  'no message': { status_code: 404 },
}

test.each(Object.entries(OTHER_SERVICES))(
  'is not recognized in an error of another service: %s',
  (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
    expect(toVodError(new Error('outer', { cause: thrown }))).toBeUndefined()
  },
)

test('a body without a message is a rejection of the SDK if it has a code', () => {
  const thrown = { status_code: 404, message: undefined, code: BODY.code, request_id: REQUEST_ID }
  expect(toVodError(thrown)).toMatchObject({ code: 'MediaNotFound', requestId: REQUEST_ID, message: '' })
})
