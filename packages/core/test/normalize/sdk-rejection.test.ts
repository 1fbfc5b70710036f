import createError from 'http-errors'
import { toVodError } from '../../src/index.ts'
import { BODY, MEDIA_NOT_FOUND, REQUEST_ID, SDK, UNREADABLE, WITHOUT_ID } from './media-not-found.ts'
import { MISSHAPEN_REJECTIONS, STATUS_CODE_ERRORS } from './other-services.ts'

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

test.each(Object.entries({ ...STATUS_CODE_ERRORS, ...MISSHAPEN_REJECTIONS }))(
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

test('a rejection of the SDK is recognized as JSON text', () => {
  expect(toVodError(JSON.stringify(SDK))).toMatchObject({ code: 'MediaNotFound', requestId: REQUEST_ID })
})
