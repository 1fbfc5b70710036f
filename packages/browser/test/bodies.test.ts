import { isVodErrorBody, readVodError } from '../src/index.ts'
import { createJqXhr } from './clients/jq-xhr.ts'

const TEXT = "This video doesn't exist or was deleted."
const umi = { errorCode: 'MediaNotFound', errorMessage: TEXT, showType: 1 }

/** The same error in each format of the BFF. */
const BODIES = {
  vod: { requestId: 'r-1', code: 'MediaNotFound', message: TEXT },
  problem: {
    type: 'about:blank',
    status: 404,
    detail: TEXT,
    code: 'MediaNotFound',
    requestId: 'r-1',
    retryable: false,
  },
  umi: { success: false, data: null, ...umi, traceId: 'r-1', host: 'bff.example.com' },
}
const ERROR = { code: 'MediaNotFound', message: TEXT, requestId: 'r-1', retryable: false }

describe.each(Object.entries(BODIES))('a body in format %s', (_format, body) => {
  test('is recognized', () => expect(isVodErrorBody(body)).toBe(true))
  test('is read, parsed or not', async () => {
    expect(await readVodError(body)).toMatchObject(ERROR)
    expect(await readVodError(JSON.stringify(body))).toMatchObject(ERROR)
  })
  test('is read from a Blob and from bytes', async () => {
    const text = JSON.stringify(body)
    expect(await readVodError({ status: 404, data: new Blob([text]) })).toMatchObject(ERROR)
    expect(await readVodError({ status: 404, data: new TextEncoder().encode(text).buffer })).toMatchObject(
      ERROR,
    )
  })
  test('gives a result that can be read again', async () => {
    const error = await readVodError({ status: 404, data: body })
    expect(error).toMatchObject({ ...ERROR, status: 404 })
    expect(await readVodError(error)).toEqual(error)
    expect(await readVodError(new Error('x', { cause: error }))).toEqual(error)
  })
})

test('a success in an envelope with the same fields is none', () => {
  const success = { code: 'SUCCESS', message: 'ok', requestId: 'r-1', data: { id: 1 } }
  expect(isVodErrorBody(success)).toBe(false)
  expect(isVodErrorBody({ ...success, data: [] })).toBe(false)
})

test("jQuery's jqXHR is read, which is a promise", async () => {
  const body = { readyState: 4, status: 404, statusText: 'error', responseText: JSON.stringify(BODIES.vod) }
  const jqXhr = createJqXhr(body)
  expect(await readVodError(jqXhr)).toMatchObject({ code: 'MediaNotFound', status: 404, retryAfter: 7 })
})

test("wretch's error is read, whose response was consumed", async () => {
  const response = new Response(JSON.stringify(BODIES.vod), { status: 404 })
  const text = await response.text()
  const error = Object.assign(new Error(text), { status: 404, response, text, json: JSON.parse(text) })
  expect(await readVodError(error)).toMatchObject({ ...ERROR, status: 404 })
})

test("the error of Nuxt's useFetch is read with its status", async () => {
  const error = Object.assign(new Error('x'), { statusCode: 422, statusMessage: 'x', data: BODIES.vod })
  expect(await readVodError(error)).toMatchObject({ ...ERROR, status: 422, fault: 'caller' })
})

test('a problem says itself whether a retry makes sense', async () => {
  const masked = { ...BODIES.problem, code: 'InternalError', status: 500 }
  expect(await readVodError(masked)).toMatchObject({ status: 500, retryable: false })
  expect(await readVodError({ ...masked, retryable: true, retryAfter: 3 })).toMatchObject({
    retryable: true,
    retryAfter: 3,
  })
})

test('the envelope of umi is read from a success, too', async () => {
  const response = new Response(JSON.stringify(BODIES.umi), { status: 200 })
  expect(await readVodError(response)).toMatchObject({ ...ERROR, status: 200 })
})

test("umi 4's stock BizError is read, though it has dropped the id", async () => {
  const error = Object.assign(new Error(TEXT), { name: 'BizError', info: { ...umi, data: null } })
  expect(await readVodError(error)).toMatchObject({ ...ERROR, requestId: undefined })
})
