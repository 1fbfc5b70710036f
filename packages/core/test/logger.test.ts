import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createResponder, type IncomingRequest } from '../src/host.ts'
import {
  CATALOG,
  CHANNELS,
  type LogRecord,
  shouldReport,
  VodError,
  type VodErrorHandlerOptions,
} from '../src/index.ts'
import { readTraceId } from '../src/report/trace-id.ts'

const ADAPTER = {
  readRequest: (request: IncomingRequest) => request,
  canForward: (thrown: unknown) => thrown !== null,
}
const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const REQUEST: IncomingRequest = { method: 'GET', url: '/media/mda-1?token=t', headers: {}, state: {} }
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'

const sdk = (code: string, status_code: number, message = '') => ({
  status_code,
  code,
  message,
  request_id: REQUEST_ID,
})
const CALLER = sdk('MediaNotFound', 404)
const OPERATOR = sdk('AccessDenied', 403)
const SERVICE = sdk('InternalError', 500)

let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())
const printed = () => stderr.mock.calls.map(([line]) => String(line))

/** A logger that knows no convention, and the lines that it was given: `info: text`. */
function plainLogger() {
  const lines: string[] = []
  const at = (level: string) => (text: unknown) => void lines.push(`${level}: ${text}`)
  return { lines, logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } }
}

/** As a team without types would call it. */
function setUp(options: unknown): ReturnType<typeof createResponder>['respond'] {
  return Reflect.apply(createResponder, undefined, [ADAPTER, options]).respond
}

/** Lines are written when the answer is on its way. */
async function fail(thrown: unknown, options: unknown = {}, request: Partial<IncomingRequest> = {}) {
  const outcome = await setUp(options)(thrown, { ...REQUEST, ...request })
  await nextTurn()
  return outcome
}

/** The record of one failure, as `onError` is told it. */
async function recordOf(thrown: unknown, request: Partial<IncomingRequest> = {}): Promise<LogRecord> {
  const records: LogRecord[] = []
  await fail(
    thrown,
    { logger: false, onError: (event: { record: LogRecord }) => records.push(event.record) },
    request,
  )
  expect(records).toHaveLength(1)
  return records[0] as LogRecord
}

/** The line of one failure, as a plain logger is given it. */
async function lineOf(
  thrown: unknown,
  options: VodErrorHandlerOptions = {},
  request: Partial<IncomingRequest> = {},
) {
  const { lines, logger } = plainLogger()
  await fail(thrown, { ...options, logger }, request)
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

const noop = () => {}
const LEVELS = 'one of debug, info, warn, error, or false'

test.each<[unknown, string]>([
  [{ logger: true }, 'Expected `logger` to be a logger with info, warn and error, or false, got true'],
  [{ logger: null }, 'Expected `logger` to be a logger with info, warn and error, or false, got null'],
  [{ logger: 'pino' }, 'Expected `logger` to be a logger with info, warn and error, or false, got "pino"'],
  [
    { logger: { info: noop, warn: noop } },
    'Expected `logger` to be a logger with info, warn and error, or false, got { info: [Function: noop], warn: [Function: noop] }',
  ],
  [
    { logger: { info: noop, warn: noop, error: 'no' } },
    "Expected `logger` to be a logger with info, warn and error, or false, got { info: [Function: noop], warn: [Function: noop], error: 'no' }",
  ],
  [
    { logLevel: 'error' },
    'Expected `logLevel` to be an object of levels by fault, or a function, got "error"',
  ],
  [{ logLevel: null }, 'Expected `logLevel` to be an object of levels by fault, or a function, got null'],
  [
    { logLevel: { callers: 'info' } },
    'Expected `logLevel` to be an object with only caller, operator, service, got "callers"',
  ],
  [{ logLevel: { caller: 'loud' } }, `Expected \`logLevel.caller\` to be ${LEVELS}, got "loud"`],
  [{ logLevel: { operator: true } }, `Expected \`logLevel.operator\` to be ${LEVELS}, got true`],
  [{ logLevel: { service: null } }, `Expected \`logLevel.service\` to be ${LEVELS}, got null`],
  [
    { logger: false, logLevel: { service: 'fatal' } },
    `Expected \`logLevel.service\` to be ${LEVELS}, got "fatal"`,
  ],
  [{ logLevel: { caller: 'toString' } }, `Expected \`logLevel.caller\` to be ${LEVELS}, got "toString"`],
  [{ onError: {} }, 'Expected `onError` to be a function, got {}'],
  [{ onError: null }, 'Expected `onError` to be a function, got null'],
  [{ requestId: 'x-request-id' }, 'Expected `requestId` to be a function, got "x-request-id"'],
  [{ trustRequestId: 'yes' }, 'Expected `trustRequestId` to be one of true, false, got "yes"'],
])('refuses %j', (options, message) => {
  expect(() => setUp(options)).toThrow(new TypeError(message))
})

describe('the level', () => {
  test.each<[string, unknown, VodErrorHandlerOptions['logLevel'], string | undefined]>([
    ['info for a caller fault', CALLER, undefined, 'info'],
    ['error for an operator fault', OPERATOR, undefined, 'error'],
    ['error for a service fault', SERVICE, undefined, 'error'],
    ['what a map says of the fault', CALLER, { caller: 'warn' }, 'warn'],
    ['what a map leaves out, as it was', OPERATOR, { caller: 'warn' }, 'error'],
    ['what a map leaves undefined, as it was', CALLER, { caller: undefined } as object, 'info'],
    ['none where a map says false', SERVICE, { service: false }, undefined],
    ['what a function says', SERVICE, ({ code }) => (code === 'InternalError' ? 'debug' : 'info'), 'debug'],
    ['what a function leaves undefined, as it was', SERVICE, () => undefined, 'error'],
    ['none where a function says false', SERVICE, () => false, undefined],
  ])('is %s', async (_name, thrown, logLevel, level) => {
    const { lines, logger } = plainLogger()
    await fail(thrown, { logger, logLevel })
    expect(lines.map((line) => line.split(':', 1)[0])).toEqual(level === undefined ? [] : [level])
    expect(printed()).toEqual([])
  })

  test.each<[string, unknown]>([
    ['throws', () => Reflect.get(Object(null), 'x').y],
    ['names no level', () => 'fatal'],
    ['is async by mistake', () => Promise.reject(new Error('late'))],
  ])('stays as it was where the function %s, with one warning', async (_name, logLevel) => {
    const { lines, logger } = plainLogger()
    const respond = setUp({ logger, logLevel })
    for (let i = 0; i < 3; i++) respond(SERVICE, REQUEST)
    await nextTurn()
    expect(lines.map((line) => line.split(':', 1)[0])).toEqual(['error', 'error', 'error'])
    expect(printed()).toEqual([expect.stringContaining('[vod-errors] the hook logLevel failed: ')])
  })

  test('is info where a logger has no debug', async () => {
    const { lines, logger } = plainLogger()
    const { debug: _debug, ...lacking } = logger
    await fail(SERVICE, { logger: lacking, logLevel: { service: 'debug' } })
    expect(lines).toEqual([expect.stringMatching(/^info: /)])
  })

  test('of what is not VOD’s is by its status, and no function is asked about it', async () => {
    const logLevel = jest.fn()
    const { lines, logger } = plainLogger()
    const notFound = Object.assign(new Error('no such page'), { status: 404, statusCode: 404, expose: true })
    await fail(notFound, { logger, logLevel, unhandled: 'respond' })
    await fail(new Error('db down'), { logger, logLevel, unhandled: 'respond' })
    await fail(null, { logger, logLevel })
    expect(lines.map((line) => line.split(' {', 1)[0])).toEqual([
      'info: Other error NotFound, responded 404',
      'error: Other error InternalError, responded 500',
      'error: Other error InternalError, responded 500',
    ])
    expect(lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))).fault)).toEqual([
      'caller',
      'operator',
      'operator',
    ])
    expect(logLevel).not.toHaveBeenCalled()
  })

  test.each<[string, unknown, VodErrorHandlerOptions['logLevel'], number]>([
    ['a caller fault', CALLER, undefined, 0],
    ['an operator fault', OPERATOR, undefined, 1],
    ['a service fault', SERVICE, undefined, 1],
    ['a caller fault that is to be a warning', CALLER, { caller: 'warn' }, 1],
    ['an operator fault that is to be silent', OPERATOR, { operator: false }, 0],
    ['a service fault that is to be no more than information', SERVICE, () => 'info', 0],
  ])('without a logger, decides whether %s is a line on stderr', async (_name, thrown, logLevel, lines) => {
    await fail(thrown, { logLevel })
    expect(printed()).toHaveLength(lines)
  })
})

describe('a caller fault that the browser cannot be told of', () => {
  const begun = { hasResponseBegun: true }
  const notFound = Object.assign(new Error('x'), { status: 404, statusCode: 404, expose: true })
  test.each<[string, unknown, VodErrorHandlerOptions, number]>([
    ['is a line on stderr', CALLER, {}, 1],
    ['is one at any level', CALLER, { logLevel: { caller: 'debug' } }, 1],
    ['is none where it is to be silent', CALLER, { logLevel: { caller: false } }, 0],
    ['is none where it is not VOD’s', notFound, { unhandled: 'respond' }, 0],
  ])('%s', async (_name, thrown, options, lines) => {
    await fail(thrown, options, begun)
    expect(printed()).toHaveLength(lines)
    await fail(thrown, options)
    expect(printed()).toHaveLength(lines)
  })
})

test('what fails for a browser that has gone away is logged all the same, but for calls that were given up on', async () => {
  const { lines, logger } = plainLogger()
  for (const thrown of [SERVICE, null, new VodError({ syntheticCode: 'UpstreamAborted' })]) {
    await fail(thrown, { logger }, { hasBrowserLeft: true })
  }
  expect(lines.map((line) => line.split(',', 1)[0])).toEqual([
    'error: VOD error InternalError',
    'error: Other error InternalError',
  ])
})

describe('a logger is called as it is used to', () => {
  const FIELDS = ['fields', 'message']
  const MESSAGE = ['message', 'fields']
  test.each<[string, object, readonly string[]]>([
    ['pino', { child: noop, bindings: noop }, FIELDS],
    ['bunyan', { child: noop, addStream: noop }, FIELDS],
    ['winston', { child: noop, configure: noop, transports: [] }, MESSAGE],
    ['anything that makes children', { child: noop }, ['line']],
    ['anything that has bindings', { bindings: noop }, ['line']],
    ['anything that can be configured', { configure: noop }, ['line']],
    ['anything that has transports', { transports: [] }, ['line']],
    ['the console', console, ['line']],
  ])('%s', async (_name, traits, args) => {
    const error = jest.fn()
    await fail(
      new VodError({
        upstreamCode: 'TaskFailed2',
        upstreamStatus: 500,
        requestId: REQUEST_ID,
        cause: new Error('x'),
      }),
      { logger: { ...traits, info: noop, warn: noop, error } },
    )
    const fields = { code: 'TaskFailed2', requestId: REQUEST_ID, causes: ['Error: x'], params: {} }
    const parts: Readonly<Record<string, unknown>> = {
      fields: expect.objectContaining(fields),
      message: 'VOD error TaskFailed2, responded 500',
      line: expect.stringMatching(/^VOD error TaskFailed2, responded 500 \{"requestId":/),
    }
    expect(error.mock.calls).toEqual([args.map((part) => parts[part])])
  })
})

describe('without a logger', () => {
  test('prints one readable line with both ids', async () => {
    const denied = sdk('AccessDenied', 403, 'Access denied.')
    await fail(denied, {}, { ownRequestId: 'own-1', route: '/media/:mediaId' })
    expect(printed()).toEqual([
      `[vod-errors] operator fault AccessDenied, VOD 403 → 403, requestId=${REQUEST_ID}, ownRequestId=own-1, GET /media/mda-1: Access denied.`,
    ])
  })

  test('says an id once where the browser was told the BFF’s own', async () => {
    await fail(new VodError({ syntheticCode: 'UpstreamTimeout' }), {}, { ownRequestId: 'own-1' })
    expect(printed()).toEqual([
      '[vod-errors] service fault UpstreamTimeout, 504, requestId=own-1, GET /media/mda-1: ',
    ])
  })

  test('prints nothing at all where logger is false, not even of a new code', async () => {
    for (const thrown of [CALLER, OPERATOR, SERVICE, null, sdk('SilentNewCode', 418)]) {
      await fail(thrown, { logger: false })
    }
    expect(printed()).toEqual([])
  })
})

describe('a logger that fails', () => {
  const rejects = () => Promise.reject(new Error('disk full'))
  test.each<[string, object]>([
    [
      'throws',
      {
        info() {
          throw new Error('disk full')
        },
        warn: noop,
        error() {
          throw new Error('disk full')
        },
      },
    ],
    ['rejects', { info: rejects, warn: rejects, error: rejects }],
    [
      'returns a thenable that throws',
      {
        info: noop,
        warn: noop,
        error: () => ({
          // biome-ignore lint/suspicious/noThenProperty: a promise of a library of one's own
          then() {
            throw new Error('disk full')
          },
        }),
      },
    ],
  ])('because it %s costs nothing but one warning', async (_name, logger) => {
    const unhandled = jest.fn()
    process.on('unhandledRejection', unhandled)
    const { respond } = createResponder(ADAPTER, Reflect.apply(Object, undefined, [{ logger }]))
    const statuses: unknown[] = []
    for (let i = 0; i < 3; i++) statuses.push(await respond(SERVICE, REQUEST))
    await nextTurn()
    process.off('unhandledRejection', unhandled)
    expect(statuses).toEqual(Array(3).fill(expect.objectContaining({ status: 500 })))
    expect(printed()).toEqual([
      expect.stringContaining('[vod-errors] the hook logger failed: Error: disk full'),
    ])
    expect(unhandled).not.toHaveBeenCalled()
  })

  test('costs nothing where it resolves late or returns itself', async () => {
    const logger = { info: async () => 'done', warn: async () => 'done', error: () => logger }
    await fail(CALLER, { logger })
    await fail(SERVICE, { logger })
    await nextTurn()
    expect(printed()).toEqual([])
  })

  test('costs neither channel nor onError their record', async () => {
    const onError = jest.fn()
    const heard = jest.fn()
    subscribe(CHANNELS.error, heard)
    const error = () => {
      throw new Error('disk full')
    }
    await fail(SERVICE, { logger: { info: noop, warn: noop, error }, onError })
    unsubscribe(CHANNELS.error, heard)
    expect(onError).toHaveBeenCalledTimes(1)
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

describe('the record', () => {
  test('of a failure of VOD has exactly these fields', async () => {
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
    })
  })

  test('of a masked value has the same fields', async () => {
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

  test('says what the browser was answered, which is not what VOD answered', async () => {
    const records: LogRecord[] = []
    await fail(OPERATOR, {
      logger: false,
      statusPolicy: 'gateway',
      onError: (event: { record: LogRecord }) => records.push(event.record),
    })
    expect(records).toMatchObject([{ code: 'AccessDenied', status: 500, upstreamStatus: 403 }])
  })

  test('is frozen to its depths', async () => {
    const record = await recordOf(sdk('MediaNotFound', 404, 'Media not found with mda-1'))
    expect([record, record.params, record.causes].map(Object.isFrozen)).toEqual([true, true, true])
    expect(Object.values(record).filter((value) => typeof value === 'object')).toEqual([
      record.params,
      record.causes,
    ])
  })

  test('is not what a logger of fields is given: a copy that it may redact in place', async () => {
    const given: unknown[] = []
    const redact = (fields: { params: Record<string, string>; causes: string[]; vendorMessage: string }) => {
      given.push(structuredClone(fields))
      fields.params['mediaId'] = fields.vendorMessage = '***'
      fields.causes.push('***')
      given.push(fields)
    }
    const heard: unknown[] = []
    const logger = { info: redact, warn: noop, error: noop, child: noop, bindings: noop }
    const onError = ({ record }: { record: unknown }) => heard.push(record)
    await fail(sdk('MediaNotFound', 404, 'Media not found with mda-1'), { logger, onError })
    expect(given).toMatchObject([
      { params: { mediaId: 'mda-1' }, vendorMessage: 'Media not found with mda-1', causes: [] },
      { params: { mediaId: '***' }, vendorMessage: '***', causes: ['***'] },
    ])
    expect(heard).toMatchObject([{ params: { mediaId: 'mda-1' }, causes: [] }])
    expect(printed()).toEqual([])
  })

  test('reads what the error was made with, whatever has become of it', async () => {
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
})

describe('the path', () => {
  const pathOf = async (url: string, route?: string) =>
    (await recordOf(OPERATOR, route === undefined ? { url } : { url, route })).path

  test('is kept from its start where it is too long', async () => {
    const url = `/media/${'x'.repeat(5_000)}`
    expect(await pathOf(url)).toBe(`${url.slice(0, 999)}…`)
  })

  test.each([
    ['/uploads/S3/complete', '/uploads/:sessionKey/complete', '/uploads/[redacted]/complete'],
    ['/api/uploads/S3', '/uploads/:session_key', '/api/uploads/[redacted]'],
    ['/reset/me/S3', '/reset/:name/:token(\\w+)', '/reset/me/[redacted]'],
    ['/reset/S3', '/reset{/:token}', '/reset/[redacted]'],
    ['/media/mda-1', '/media/:mediaId', '/media/mda-1'],
    ['/media/0123456789abcdef0123456789abcdef', undefined, '/media/[redacted]'],
    ['/a;jsessionid=S3/b', undefined, '/a;jsessionid=[redacted]'],
  ])('%s of the route %s is %s', async (url, route, path) => {
    expect(await pathOf(url, route)).toBe(path)
  })
})

describe('a forged log line', () => {
  const FORGED = {
    'a line break': 'a\r\n[vod-errors] forged',
    'a bare CR': 'a\r[vod-errors] forged',
    'an escape sequence': 'a\u001b[2K\u001b[1Gforged',
    'a C1 control': 'a\u009b2Kforged',
    'a line separator': 'a\u2028forged',
    'a paragraph separator': 'a\u2029forged',
    'a vertical tab, a form feed, NEL and NUL': 'a\u000b\u000c\u0085\u0000forged',
    'a tab and a delete': 'a\t\u007fforged',
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

  /** Every place that somebody else can write. */
  const PLACES: Readonly<Record<string, (text: string) => [unknown, Partial<IncomingRequest>]>> = {
    'vendor text': (text) => [sdk('AccessDenied', 403, text), {}],
    params: (text) => [sdk('UrlNotAllowed', 403, `Not allowed callback url ${text}`), {}],
    'the code': (text) => [{ ...OPERATOR, code: text }, {}],
    'the request id': (text) => [{ ...OPERATOR, request_id: text }, {}],
    operation: (text) => [new VodError({ upstreamCode: 'AccessDenied', operation: text }), {}],
    causes: (text) => [
      new VodError({ upstreamCode: 'AccessDenied', cause: Object.assign(new Error(text), { name: text }) }),
      {},
    ],
    path: (text) => [OPERATOR, { url: `/${text}` }],
    method: (text) => [OPERATOR, { method: text }],
    route: (text) => [OPERATOR, { route: `/${text}` }],
    'the BFF’s own id': (text) => [OPERATOR, { ownRequestId: text }],
    traceparent: (text) => [OPERATOR, { headers: { traceparent: `00-${text}-00f067aa0ba902b7-01` } }],
  }

  describe.each(Object.entries(PLACES))('cannot be made with %s', (_place, make) => {
    test.each(Object.entries(FORGED))('of %s', async (_name, text) => {
      const [thrown, request] = make(text)
      await fail(thrown, { logLevel: { caller: 'warn' } }, request)
      const lines = [await lineOf(thrown, {}, request), ...printed()]
      expect(lines).toHaveLength(2)
      for (const line of lines) expect(line).not.toMatch(UNPRINTABLE)
    })
  })

  test('cannot be made with the stack of an error that is not VOD’s, nor with a thrown text', async () => {
    for (const text of Object.values(FORGED)) {
      const masked = Object.assign(new Error(text), { stack: text })
      for (const thrown of [masked, text]) {
        expect(await lineOf(thrown, { unhandled: 'respond' })).not.toMatch(UNPRINTABLE)
      }
    }
    expect(printed()).toEqual([])
  })

  test('cannot be made with what a failing hook throws', async () => {
    const onError = () => {
      throw new Error('a\r\n[vod-errors] forged\u2028')
    }
    await fail(SERVICE, { logger: plainLogger().logger, onError })
    expect(printed()).toHaveLength(1)
    expect(printed()[0]).not.toMatch(UNPRINTABLE)
  })
})

describe('sizes', () => {
  const HUGE = 'x '.repeat(500_000)

  test('of every text are bounded, in bounded time', async () => {
    const start = performance.now()
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
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('of the chain of causes are bounded: the five nearest', async () => {
    const chain = (depth: number): Error =>
      new Error(`cause ${depth}`, depth < 50 ? { cause: chain(depth + 1) } : {})
    const { causes } = await recordOf(new VodError({ upstreamCode: 'AccessDenied', cause: chain(1) }))
    expect(causes).toEqual([1, 2, 3, 4, 5].map((depth) => `Error: cause ${depth}`))
  })

  test.each<[string, () => unknown, readonly string[]]>([
    [
      'a chain that bites its tail',
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
    ['causes that are no errors', () => ({ password: 'x', cause: 'text' }), []],
    [
      'an error whose name and message cannot be read',
      () =>
        Object.defineProperties(new Error('x'), {
          name: { get: () => Reflect.get(Object(null), 'x').y },
          message: { value: { toString: () => 'secret' } },
        }),
      ['Error:'],
    ],
  ])('hold for %s', async (_name, make, causes) => {
    expect(await recordOf(new VodError({ upstreamCode: 'AccessDenied', cause: make() }))).toHaveProperty(
      'causes',
      causes,
    )
  })
})

describe('a code that the catalog does not know', () => {
  test('is warned about once, whatever the handler, with status and id', async () => {
    const { lines, logger } = plainLogger()
    const first = sdk('Brand.NewCode', 418)
    await fail(first, { logger: false })
    await fail(first, { logger })
    await fail(first, { logger })
    await fail(first)
    expect(lines.map((line) => line.split(' {', 1)[0])).toEqual([
      'info: VOD error NewCode, responded 418',
      `warn: VOD sent a code that the catalog does not know: NewCode (status 418, requestId=${REQUEST_ID})`,
      'info: VOD error NewCode, responded 418',
    ])
    expect(printed()).toEqual([])
  })

  test('is warned about where its line is not written', async () => {
    const { lines, logger } = plainLogger()
    await fail(sdk('QuietCode', 418), { logger, logLevel: { caller: false } })
    await fail(new VodError({ upstreamCode: 'CodeWithoutStatus' }), { logger, logLevel: () => false })
    await fail(sdk('CodeForStderr', 418))
    const what = 'VOD sent a code that the catalog does not know'
    expect(lines).toEqual([
      `warn: ${what}: QuietCode (status 418, requestId=${REQUEST_ID})`,
      expect.stringMatching(
        `^warn: ${what}: CodeWithoutStatus \\(status unknown, requestId=[0-9a-f-]{36}\\)$`,
      ),
    ])
    expect(printed()).toEqual([`[vod-errors] ${what}: CodeForStderr (status 418, requestId=${REQUEST_ID})`])
  })

  test('is none where the catalog knows it, or where it is ours', async () => {
    const { lines, logger } = plainLogger()
    for (const code of Object.keys(CATALOG))
      await fail(new VodError({ upstreamCode: `Any.${code}` }), { logger })
    await fail(new VodError({ syntheticCode: 'UpstreamTimeout' }), { logger })
    expect(lines.length).toBe(Object.keys(CATALOG).length + 1)
    expect(lines.join('\n')).not.toContain('does not know')
  })

  test.each(['constructor', 'toString', 'hasOwnProperty'])('may be called %s', async (upstreamCode) => {
    const { lines, logger } = plainLogger()
    await fail(sdk(upstreamCode, 418), { logger })
    expect(lines).toEqual([
      expect.stringContaining(`VOD error ${upstreamCode}, responded 418`),
      expect.stringContaining(`does not know: ${upstreamCode} (status 418`),
    ])
  })

  test('cannot fill memory or log: of 10,000 invented ones, 100 are warned about', async () => {
    await jest.isolateModulesAsync(async () => {
      const core = jest.requireActual<typeof import('../src/host.ts')>('../src/host.ts')
      const warnings: unknown[] = []
      const logger = { info: noop, warn: (text: unknown) => warnings.push(text), error: noop }
      const { respond } = core.createResponder(ADAPTER, { logger })
      const heard = jest.fn()
      subscribe(CHANNELS.unknownCode, heard)
      for (let i = 0; i < 10_000; i++) respond(sdk(`Invented${i}`, 418), REQUEST)
      unsubscribe(CHANNELS.unknownCode, heard)
      await nextTurn()
      expect(warnings).toHaveLength(100)
      expect(new Set(warnings).size).toBe(100)
      expect(heard).toHaveBeenCalledTimes(10_000)
    })
  })
})

test.each<[string, boolean, unknown]>([
  ['a caller fault', false, CALLER],
  ['an operator fault, a 403', true, OPERATOR],
  ['a service fault', true, SERVICE],
  ['a caller fault that may be retried', false, sdk('RequestConflict', 409)],
  ['a VodError', true, new VodError({ upstreamCode: 'InvalidAccessKeyId' })],
  [
    'a VodError that has been tampered with',
    true,
    Object.assign(new VodError({ upstreamCode: 'AccessDenied' }), { fault: 'caller' }),
  ],
  ['an unknown code below 500', false, sdk('Unheard', 422)],
  ['an unknown code with 503', true, sdk('Unheard', 503)],
  ['a time-out', true, new VodError({ syntheticCode: 'UpstreamTimeout' })],
  ['a call that was given up on', false, new VodError({ syntheticCode: 'UpstreamAborted' })],
  ['the cause of an error', true, new Error('reading', { cause: OPERATOR })],
  ['a status of somebody else’s below 500', false, Object.assign(new Error('x'), { status: 404 })],
  ['a statusCode of somebody else’s below 500', false, { statusCode: 404 }],
  ['a status of somebody else’s from 500 on', true, { status: 500 }],
  ['an error without a status', true, new Error('x')],
  ['nothing', true, undefined],
  [
    'a value that throws when it is read',
    true,
    new Proxy({}, { get: () => Reflect.get(Object(null), 'x').y }),
  ],
])('shouldReport says of %s: %p', (_name, isWorthIt, error) => {
  expect(shouldReport(error)).toBe(isWorthIt)
})

test('shouldReport knows the hosts that it is told', () => {
  const config = { url: 'http://vod.internal/v1/media' }
  const response = { status: 404, data: { code: 'AccessDenied' }, headers: {}, config }
  const error = Object.assign(new Error('Request failed'), {
    isAxiosError: true,
    config,
    response,
    status: 404,
  })
  expect(shouldReport(error)).toBe(false)
  expect(shouldReport(error, { hosts: ['vod.internal'] })).toBe(true)
})

describe('the trace id', () => {
  const SPAN_ID = '00f067aa0ba902b7'

  test.each<[string, string | undefined, string | undefined]>([
    ['a traceparent', `00-${TRACE_ID}-${SPAN_ID}-01`, TRACE_ID],
    ['one that is not sampled', `00-${TRACE_ID}-${SPAN_ID}-00`, TRACE_ID],
    ['a later version with more to say', `01-${TRACE_ID}-${SPAN_ID}-01-more`, TRACE_ID],
    ['none', undefined, undefined],
    ['an empty one', '', undefined],
    ['no more than a trace id', TRACE_ID, undefined],
    ['one cut short', `00-${TRACE_ID}`, undefined],
    ['one with more to say than its version may', `00-${TRACE_ID}-${SPAN_ID}-01-more`, undefined],
    ['an impossible version', `ff-${TRACE_ID}-${SPAN_ID}-01`, undefined],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN_ID}-01`, undefined],
    ['a span of zeros', `00-${TRACE_ID}-${'0'.repeat(16)}-01`, undefined],
    ['capitals', `00-${TRACE_ID.toUpperCase()}-${SPAN_ID}-01`, undefined],
    ['two of them', `00-${TRACE_ID}-${SPAN_ID}-01, 00-${TRACE_ID}-${SPAN_ID}-01`, undefined],
    ['a line break', `00-${TRACE_ID}\n-${SPAN_ID}-01`, undefined],
    ['a flood', `00-${'a'.repeat(1_000_000)}-${SPAN_ID}-01`, undefined],
  ])('of %s', (_name, traceparent, traceId) => {
    expect(readTraceId(traceparent)).toBe(traceId)
  })

  describe('of an OpenTelemetry API', () => {
    const API = Symbol.for('opentelemetry.js.api.1')
    const OTHER = 'a'.repeat(32)
    const TRACEPARENT = `00-${TRACE_ID}-${SPAN_ID}-01`
    const boom = () => Reflect.get(Object(null), 'x').y
    // jest itself looks into what was global when the tests are over.
    let isArmed = true
    afterEach(() => Reflect.deleteProperty(globalThis, API))
    afterAll(() => {
      isArmed = false
    })

    /** As `@opentelemetry/api` keeps it: a context that knows its span under a well-known key. */
    function apiWith(traceId: unknown) {
      const span = { spanContext: () => ({ traceId, spanId: SPAN_ID, traceFlags: 1 }) }
      const getValue = (key: symbol) =>
        key === Symbol.for('OpenTelemetry Context Key SPAN') ? span : undefined
      return { version: '1.9.0', context: { active: () => ({ getValue }) } }
    }

    test('that has a span whose trace id begins with a zero', () => {
      const traceId = `0${'a'.repeat(31)}`
      Reflect.set(globalThis, API, apiWith(traceId))
      expect(readTraceId(undefined)).toBe(traceId)
    })

    test('that has an active span, before traceparent', async () => {
      Reflect.set(globalThis, API, apiWith(OTHER))
      expect(readTraceId(TRACEPARENT)).toBe(OTHER)
      expect(await recordOf(CALLER, { headers: { traceparent: TRACEPARENT } })).toHaveProperty(
        'traceId',
        OTHER,
      )
    })

    test.each<[string, unknown]>([
      ['is null', null],
      ['is a text', 'api'],
      ['is empty', {}],
      ['has no active context', { context: { active: () => undefined } }],
      ['has no active span', { context: { active: () => ({ getValue: () => undefined }) } }],
      ['throws whatever it is asked', new Proxy({}, { get: () => isArmed && boom() })],
      ['throws when asked for the active context', { context: { active: boom } }],
      ['throws when asked for the span', { context: { active: () => ({ getValue: boom }) } }],
      [
        'throws when the span is asked',
        { context: { active: () => ({ getValue: () => ({ spanContext: boom }) }) } },
      ],

      ['has the span of nobody', apiWith('0'.repeat(32))],
      ['has a trace id that is too long', apiWith(`x${OTHER}`)],
      ['has a trace id that would break the line', apiWith(`${OTHER}\n[vod-errors] forged`)],
      ['has a trace id that is none', apiWith({ toString: () => OTHER })],
    ])('that %s is passed over', (_name, api) => {
      Reflect.set(globalThis, API, api)
      expect(readTraceId(TRACEPARENT)).toBe(TRACE_ID)
      expect(readTraceId(undefined)).toBeUndefined()
    })
  })
})
