import { en, type VodErrorHandlerOptions } from '@vod-errors/core'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import type { Harness } from './harness.ts'

const CONFLICT = sdkRejection('RequestConflict')

const PROBLEM = {
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  detail: en.codes.RequestConflict,
  code: 'RequestConflict',
  requestId: REQUEST_ID,
  retryable: true,
  retryAfter: 1,
}

const ACCEPT_PROBLEM = { accept: 'application/problem+json' }
const PREFER_PROBLEM = { accept: 'text/html, application/json;q=0.8, application/problem+json' }

/** The body: VOD's three keys, a problem of RFC 9457, or what a function returns. */
export function describeBodyFormat(harness: Harness): void {
  describe('the format', () => {
    testProblems(harness)
    testVodBodies(harness)
    testFormatFunctions(harness)
  })
}

function testProblems(harness: Harness): void {
  const typed: VodErrorHandlerOptions = { format: 'problem', docsUrl: 'https://errors.example/#' }
  const typedProblem = { ...PROBLEM, type: 'https://errors.example/#RequestConflict' }
  test.each<[string, { options?: VodErrorHandlerOptions; headers?: Record<string, string> }, object]>([
    ['by option', { options: { format: 'problem' } }, PROBLEM],
    ['if the browser accepts it', { headers: ACCEPT_PROBLEM }, PROBLEM],
    ['if the browser prefers it to JSON', { headers: PREFER_PROBLEM }, PROBLEM],
    ['with a type, by option', { options: typed }, typedProblem],
  ])('is a problem %s', async (_name, { options = {}, headers }, body) => {
    const response = await harness.get(CONFLICT, options, headers)
    expect(response.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(response.text)).toEqual(body)
    expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.text)))
  })
}

function testVodBodies(harness: Harness): void {
  test.each([
    'text/html',
    'image/png',
    '*/*',
    'application/json',
    'application/problem+json;q=0',
    'application/problem+json;q=0.1, application/json',
    'junk;;;',
  ])('is JSON with the three keys if the browser accepts %s', async (accept) => {
    const response = await harness.get(CONFLICT, {}, { accept })
    expect(response.status).toBe(409)
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
  })

  test('can be pinned to vod, whatever the browser accepts', async () => {
    const response = await harness.get(CONFLICT, { format: 'vod' }, ACCEPT_PROBLEM)
    expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
    expect(response.headers['vary']).toBe('Accept-Language')
  })
}

function testFormatFunctions(harness: Harness): void {
  test('can come from a function', async () => {
    const response = await harness.get(CONFLICT, {
      format: (error, { code, requestId }) => ({ error: error.name, code, requestId }),
    })
    expect(response.body).toEqual({ error: 'VodError', code: 'RequestConflict', requestId: REQUEST_ID })
  })

  test.each<[string, () => unknown]>([
    ['throws', () => Reflect.get(Object(null), 'x').y],
    ['returns nothing', () => undefined],
    ['returns what JSON cannot represent', () => ({ big: 1n })],
    ['returns an object whose toJSON throws', () => ({ toJSON: () => Reflect.get(Object(null), 'x').y })],
    ['is async by mistake', () => Promise.reject(new Error('late'))],
  ])('is the three keys, with one warning, if the function %s', async (_name, format) => {
    const response = await harness.get(CONFLICT, { format })
    expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
    expect(harness.stderr()).toEqual([expect.stringContaining('the hook format failed')])
  })
}
