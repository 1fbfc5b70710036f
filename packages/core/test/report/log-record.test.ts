import { countCpuTime } from '@vod-errors/testing'
import { type LogRecord, VodError } from '../../src/index.ts'
import { REQUEST_ID } from '../adapter.ts'
import { captureStderr } from '../stderr.ts'
import { lineOf, OPERATOR, recordOf, respondTo, sdkRejection } from './respond-to.ts'

const printed = captureStderr()

const noop = () => {}
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'

test('has exactly these fields for a VOD error', async () => {
  const cause = new Error('reading media', { cause: new RangeError('of the page') })
  const error = new VodError({
    upstreamCode: 'MediaException.MediaNotFound',
    upstreamStatus: 404,
    requestId: REQUEST_ID,
    message: 'Media not found with mda-1',
    operation: 'getMediaResource',
    duration: 12,
    cause,
  })
  const record = await recordOf(error, {
    ownRequestId: 'own-1',
    route: '/media/:mediaId',
    headers: { traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01`, authorization: 'Basic x', cookie: 'a=b' },
    state: { user: 'u' },
  })
  expect(record).toStrictEqual({
    requestId: REQUEST_ID,
    code: 'MediaNotFound',
    upstreamCode: 'MediaException.MediaNotFound',
    status: 404,
    upstreamStatus: 404,
    fault: 'caller',
    retryable: false,
    operation: 'getMediaResource',
    method: 'GET',
    route: '/media/:mediaId',
    path: '/media/mda-1',
    ownRequestId: 'own-1',
    traceId: TRACE_ID,
    duration: 12,
    params: { mediaId: 'mda-1' },
    vendorMessage: 'Media not found with mda-1',
    causes: ['Error: reading media', 'RangeError: of the page'],
    docUrl: undefined,
  })
})

test('has the page of the original code, not of the code that is sent', async () => {
  const docsUrl = 'https://docs.example/codes/'
  const line = await lineOf(OPERATOR, { docsUrl, statusPolicy: 'gateway' })
  expect(JSON.parse(line.slice(line.indexOf('{')))).toMatchObject({
    status: 500,
    docUrl: `${docsUrl}AccessDenied`,
  })
})

test('has no page for a code that nobody knows', async () => {
  const record = await recordOf(sdkRejection('NewCode', 403), {}, { docsUrl: 'https://docs.example/codes/' })
  expect(record).toMatchObject({ code: 'NewCode', docUrl: undefined })
})

test('has no page for another error, even if its code has one', async () => {
  const options = { docsUrl: 'https://docs.example/codes/', unhandled: 'respond' } as const
  const line = await lineOf(new Error('x'), options)
  expect(JSON.parse(line.slice(line.indexOf('{')))).not.toHaveProperty('docUrl')
})

test('has the same fields for a masked value', async () => {
  const line = await lineOf(
    Object.freeze({ secret: 'x' }),
    { unhandled: 'respond' },
    { ownRequestId: 'own-1' },
  )
  expect(JSON.parse(line.slice(line.indexOf('{')))).toEqual({
    requestId: 'own-1',
    code: 'InternalError',
    status: 500,
    fault: 'operator',
    retryable: false,
    method: 'GET',
    path: '/media/mda-1',
    ownRequestId: 'own-1',
    params: {},
    vendorMessage: 'a thrown object',
    causes: [],
  })
})

test('has the status that the BFF sent, and the one that VOD sent', async () => {
  const records: LogRecord[] = []
  await respondTo(OPERATOR, {
    logger: false,
    statusPolicy: 'gateway',
    onError: (event: { record: LogRecord }) => records.push(event.record),
  })
  expect(records).toMatchObject([{ code: 'AccessDenied', status: 500, upstreamStatus: 403 }])
})

test('is deeply frozen', async () => {
  const record = await recordOf(sdkRejection('MediaNotFound', 404, 'Media not found with mda-1'))
  expect([record, record.params, record.causes].map(Object.isFrozen)).toEqual([true, true, true])
  expect(Object.values(record).filter((value) => typeof value === 'object')).toEqual([
    record.params,
    record.causes,
  ])
})

test('is copied for structured loggers, which can redact in place', async () => {
  const given: unknown[] = []
  const redact = (fields: { params: Record<string, string>; causes: string[]; vendorMessage: string }) => {
    given.push(structuredClone(fields))
    fields.params['mediaId'] = fields.vendorMessage = '***'
    fields.causes.push('***')
    given.push(fields)
  }
  const received: unknown[] = []
  const logger = { info: redact, warn: noop, error: noop, child: noop, bindings: noop }
  const onError = ({ record }: { record: unknown }) => received.push(record)
  await respondTo(sdkRejection('MediaNotFound', 404, 'Media not found with mda-1'), { logger, onError })
  expect(given).toMatchObject([
    { params: { mediaId: 'mda-1' }, vendorMessage: 'Media not found with mda-1', causes: [] },
    { params: { mediaId: '***' }, vendorMessage: '***', causes: ['***'] },
  ])
  expect(received).toMatchObject([{ params: { mediaId: 'mda-1' }, causes: [] }])
  expect(printed()).toEqual([])
})

test('ignores later changes of the error’s properties', async () => {
  const error = new VodError({ upstreamCode: 'AccessDenied', requestId: REQUEST_ID, message: 'm' })
  Object.assign(error, {
    code: 'X\nY',
    requestId: 'a\r\nb',
    fault: 'caller',
    message: 'M',
    params: { a: 'b' },
  })
  expect(await recordOf(error)).toMatchObject({
    code: 'AccessDenied',
    requestId: REQUEST_ID,
    fault: 'operator',
    vendorMessage: 'm',
    params: {},
  })
})

describe('the path', () => {
  const pathOf = async (url: string, route?: string) =>
    (await recordOf(OPERATOR, route === undefined ? { url } : { url, route })).path

  test('is truncated at its end', async () => {
    const url = `/media/${'x'.repeat(5_000)}`
    expect(await pathOf(url)).toBe(`${url.slice(0, 999)}…`)
  })

  test.each([
    ['/uploads/S3/complete', '/uploads/:sessionKey/complete', '/uploads/[redacted]/complete'],
    ['/api/uploads/S3', '/uploads/:session_key', '/api/uploads/[redacted]'],
    ['/reset/me/S3', '/reset/:name/:token(\\w+)', '/reset/me/[redacted]'],
    ['/reset/S3', '/reset{/:token}', '/reset/[redacted]'],
    ['/media/mda-1', '/media/:mediaId', '/media/mda-1'],
    ['/uploads/S3/', '/uploads/:sessionKey', '/uploads/[redacted]/'],
    ['/uploads/S3/', '/uploads/:sessionKey/', '/uploads/[redacted]/'],
    ['/uploads/S3', '/uploads/:sessionKey/', '/uploads/[redacted]'],
    ['/invite/S3', '/invite/:token{/:lang}', '/invite/[redacted]'],
    ['/api/invite/S3/de', '/invite/:token{/:lang}', '/api/invite/[redacted]/[redacted]'],
    ['/t/S3', '/t/:token/:opt?', '/t/[redacted]'],
    ['/S3/a/b', '/:token/*path', '/[redacted]/[redacted]/[redacted]'],
    ['/v/mda-1-S3', '/v/:id-:token', '/v/[redacted]'],
    ['/media/0123456789abcdef0123456789abcdef', undefined, '/media/[redacted]'],
    ['/a;jsessionid=S3/b', undefined, '/a;jsessionid=[redacted]'],
  ])('of %s with the route %s is %s', async (url, route, path) => {
    expect(await pathOf(url, route)).toBe(path)
  })
})

describe('limits', () => {
  const HUGE = 'x '.repeat(500_000)

  test('every text to 1,000 characters, in bounded time', async () => {
    const cpuTime = countCpuTime()
    const error = new VodError({
      upstreamCode: 'UrlNotAllowed',
      message: `Not allowed callback url ${HUGE}`,
      operation: HUGE,
      cause: new Error(HUGE),
    })
    const record = await recordOf(error, { url: `/${HUGE}`, method: HUGE, route: HUGE, ownRequestId: HUGE })
    for (const text of [...Object.values(record), ...record.causes, ...Object.values(record.params)]) {
      if (typeof text === 'string') expect(text.length).toBeLessThanOrEqual(1000)
    }
    expect(record.ownRequestId).toBeUndefined()
    expect(cpuTime()).toBeLessThan(500)
  })

  test('the causes to the five nearest', async () => {
    const chain = (depth: number): Error =>
      new Error(`cause ${depth}`, depth < 50 ? { cause: chain(depth + 1) } : {})
    const { causes } = await recordOf(new VodError({ upstreamCode: 'AccessDenied', cause: chain(1) }))
    expect(causes).toEqual([1, 2, 3, 4, 5].map((depth) => `Error: cause ${depth}`))
  })

  test.each<[string, () => unknown, readonly string[]]>([
    [
      'a cyclic chain',
      () => {
        const snake = new Error('snake')
        return Object.assign(snake, { cause: snake })
      },
      ['Error: snake'],
    ],
    [
      'an AggregateError with its errors',
      () => new AggregateError([new Error('a'), new TypeError('b')], 'both'),
      ['AggregateError: both', 'Error: a', 'TypeError: b'],
    ],
    ['causes that are not errors', () => ({ password: 'x', cause: 'text' }), []],
    [
      'an error whose name and message cannot be read',
      () =>
        Object.defineProperties(new Error('x'), {
          name: { get: () => Reflect.get(Object(null), 'x').y },
          message: { value: { toString: () => 'secret' } },
        }),
      ['Error:'],
    ],
  ])('the causes of %s', async (_name, make, causes) => {
    expect(await recordOf(new VodError({ upstreamCode: 'AccessDenied', cause: make() }))).toHaveProperty(
      'causes',
      causes,
    )
  })
})

test('no causes if reading them throws, because the app has replaced the cause', async () => {
  const error = new VodError({ upstreamCode: 'AccessDenied' })
  Object.defineProperty(error, 'cause', { get: () => Reflect.get(Object(null), 'x').y })
  expect(await recordOf(error)).toHaveProperty('causes', [])
})
