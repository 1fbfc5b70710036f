import { CATALOG, en, type FormatFunction, type VodErrorHandlerOptions } from '@vod-errors/core'
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

const UMI = {
  ...{ success: false, data: null, errorCode: '', errorMessage: '', showType: 1, traceId: '', host: '' },
}

const ACCEPT_PROBLEM = { accept: 'application/problem+json' }
const PREFER_PROBLEM = { accept: 'text/html, application/json;q=0.8, application/problem+json' }

/** The body: VOD's three keys, a problem of RFC 9457, or what a function returns. */
export function describeBodyFormat(harness: Harness): void {
  describe('the format', () => {
    testProblems(harness)
    testVodBodies(harness)
    testFormatFunctions(harness)
    testUmiBodies(harness)
    testChoices(harness)
  })
  describe('callerFaultsAs200', () => testAs200(harness))
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
    ['returns the name of no format', () => 'json'],
    ['returns a text in disguise', () => new Date(0)],
    ['returns what JSON cannot represent', () => ({ big: 1n })],
    ['returns an object whose toJSON throws', () => ({ toJSON: () => Reflect.get(Object(null), 'x').y })],
    ['is async by mistake', () => Promise.reject(new Error('late'))],
  ])('is the three keys, with one warning, if the function %s', async (_name, format) => {
    const response = await harness.get(CONFLICT, { format })
    expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
    expect(harness.stderr()).toEqual([expect.stringContaining('the hook format failed')])
  })
}

function testUmiBodies(harness: Harness): void {
  test.each([
    ['RequestConflict', 1],
    ['AccessDenied', 2],
    ['InternalError', 2],
  ] as const)('umi keeps the status of %s, and has showType %i', async (code, showType) => {
    const response = await harness.get(sdkRejection(code), { format: 'umi' }, { host: 'bff.example' })
    expect(response.status).toBe(CATALOG[code].status)
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
    const errorMessage = en.codes[code]
    expect(response.body).toEqual({
      ...{ success: false, data: null, errorCode: code, errorMessage, showType, traceId: REQUEST_ID },
      host: 'bff.example',
    })
  })
}

function testChoices(harness: Harness): void {
  const format: FormatFunction = (_error, { request }) => request.header('x-format')
  test.each([
    ['vod', 'application/json; charset=utf-8', ['requestId', 'code', 'message']],
    ['problem', 'application/problem+json', Object.keys(PROBLEM)],
    ['umi', 'application/json; charset=utf-8', Object.keys(UMI)],
  ])('can be chosen for each request: %s', async (name, type, keys) => {
    const response = await harness.get(CONFLICT, { format }, { 'x-format': name })
    expect(response.status).toBe(409)
    expect(response.headers['content-type']).toBe(type)
    expect(Object.keys(JSON.parse(response.text))).toEqual(keys)
    expect(harness.stderr()).toEqual([])
  })
}

interface As200Case {
  readonly options: VodErrorHandlerOptions
  readonly thrown: unknown
  readonly status: number
}

const AS_200 = { callerFaultsAs200: true, format: 'umi' } as const

/** Which status is sent if the app asks for 200. */
const STATUSES_AS_200: Readonly<Record<string, As200Case>> = {
  'a caller fault gets 200': { options: AS_200, thrown: CONFLICT, status: 200 },
  'an operator fault keeps its status': {
    options: AS_200,
    thrown: sdkRejection('AccessDenied'),
    status: 403,
  },
  'a service fault keeps its status': { options: AS_200, thrown: sdkRejection('InternalError'), status: 500 },
  'a caller fault that the app sends as 5xx keeps it': {
    options: { ...AS_200, status: { RequestConflict: 503 } },
    thrown: CONFLICT,
    status: 503,
  },
  'a custom body gets 200': {
    options: { ...AS_200, format: () => ({ ok: false }) },
    thrown: CONFLICT,
    status: 200,
  },
  'a request for which another format is chosen keeps the status': {
    options: { ...AS_200, format: () => 'problem' },
    thrown: CONFLICT,
    status: 409,
  },
  'a failing format function keeps the status': {
    options: { ...AS_200, format: () => undefined },
    thrown: CONFLICT,
    status: 409,
  },
  'beforeSend can leave the 200': {
    options: { ...AS_200, beforeSend: (response) => response },
    thrown: CONFLICT,
    status: 200,
  },
  'other errors keep their status': {
    options: { ...AS_200, unhandled: 'respond' },
    thrown: Object.assign(new Error('Who?'), { status: 401, statusCode: 401, expose: true }),
    status: 401,
  },
}

function testAs200(harness: Harness): void {
  test.each(Object.entries(STATUSES_AS_200))('%s', async (_name, { options, thrown, status }) => {
    expect((await harness.get(thrown, options)).status).toBe(status)
  })

  test('is not the default: no option but this one sends 200', async () => {
    const beforeSend: VodErrorHandlerOptions['beforeSend'] = (response) => ({ ...response, status: 200 })
    expect((await harness.get(CONFLICT, { format: 'umi', beforeSend })).status).toBe(409)
    expect(harness.stderr()).toEqual([expect.stringContaining('the hook beforeSend failed')])
  })
}
