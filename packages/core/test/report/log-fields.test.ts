import { setTimeout as sleep } from 'node:timers/promises'
import { type Ecs, EcsFlat } from '@elastic/ecs'
import { type LogFields, VodError, vodCall } from '../../src/index.ts'
import { isObject } from '../../src/read-unknown.ts'
import { REQUEST, REQUEST_ID } from '../adapter.ts'
import { createRespond, OPERATOR, respondTo, sdkRejection } from './respond-to.ts'

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'
const docsUrl = 'https://docs.example/codes/'

/** The fields that a pino logger gets for a thrown value. */
async function fieldsOf(thrown: unknown, options: object, request = {}): Promise<object> {
  const log = jest.fn()
  const logger = { child: log, bindings: log, info: log, warn: log, error: log }
  await respondTo(thrown, { logger, ...options }, request)
  expect(log).toHaveBeenCalledTimes(1)
  return log.mock.calls[0][0]
}

/** The paths of all values, such as `http.request.method`. */
function pathsOf(fields: object, prefix = ''): readonly string[] {
  return Object.entries(fields).flatMap(([key, value]) =>
    isObject(value) && !Array.isArray(value) ? pathsOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  )
}

async function failedCall(): Promise<VodError> {
  try {
    const rejection = sdkRejection('MediaException.MediaNotFound', 404, 'Media not found with mda-1')
    return await vodCall(() => sleep(5).then(() => Promise.reject(rejection)), { operation: 'getMedia' })
  } catch (error) {
    if (error instanceof VodError) return error
    throw error
  }
}

const REQUEST_FIELDS = {
  ownRequestId: 'own-1',
  route: '/media/:mediaId',
  headers: { traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01` },
}

test('logs everything in fields of Elastic Common Schema, and the rest under vod', async () => {
  const fields = await fieldsOf(await failedCall(), { logFields: 'ecs', docsUrl }, REQUEST_FIELDS)
  const ecs = {
    error: { id: REQUEST_ID, code: 'MediaNotFound', message: 'Media not found with mda-1' },
    event: {
      kind: 'event',
      outcome: 'failure',
      duration: expect.any(Number),
      reference: `${docsUrl}MediaNotFound`,
    },
    http: { request: { id: 'own-1', method: 'GET' }, response: { status_code: 404 } },
    url: { path: '/media/mda-1' },
    trace: { id: TRACE_ID },
  } satisfies Partial<Ecs>
  expect(fields).toEqual({
    ...ecs,
    vod: {
      fault: 'caller',
      retryable: false,
      operation: 'getMedia',
      route: '/media/:mediaId',
      upstream_code: 'MediaException.MediaNotFound',
      upstream_status: 404,
      params: { mediaId: 'mda-1' },
      causes: [],
    },
  })
})

test('uses only fields that the schema has, and vod, which it leaves to us', async () => {
  const fields = await fieldsOf(await failedCall(), { logFields: 'ecs', docsUrl }, REQUEST_FIELDS)
  const paths = pathsOf(fields)
  expect(paths).toContain('http.response.status_code')
  const known: readonly string[] = Object.keys(EcsFlat)
  expect(paths.filter((path) => !known.includes(path) && !path.startsWith('vod.'))).toEqual([])
  expect(known.filter((path) => path.startsWith('vod.'))).toEqual([])
})

test('measures in nanoseconds, as the schema does', async () => {
  const error = await failedCall()
  const { duration } = VodError.jsonOf(error)
  const fields = await fieldsOf(error, { logFields: 'ecs' })
  expect(duration).toBeGreaterThan(0)
  expect(fields).toMatchObject({ event: { duration: Math.round((duration ?? 0) * 1e6) } })
})

test('leaves out what is not known', async () => {
  const fields = await fieldsOf(OPERATOR, { logFields: 'ecs' })
  expect(JSON.parse(JSON.stringify(fields))).toEqual({
    error: { id: REQUEST_ID, code: 'AccessDenied', message: '' },
    event: { kind: 'event', outcome: 'failure' },
    http: { request: { method: 'GET' }, response: { status_code: 403 } },
    url: { path: '/media/mda-1' },
    vod: expect.objectContaining({ fault: 'operator' }),
  })
})

test('logs the stack of another error as a stack', async () => {
  const fields = await fieldsOf(new Error('ours'), { logFields: 'ecs', unhandled: 'respond' })
  expect(fields).toMatchObject({ error: { stack_trace: expect.stringMatching(/^Error: ours {5}at /) } })
  expect(fields).not.toHaveProperty('error.message')
})

test('logs the count of a storm under vod', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] })
  const error = jest.fn()
  const logger = { child: error, bindings: error, info: error, warn: error, error }
  const options = { logger, logFields: 'ecs' satisfies LogFields, logSampling: { perSecond: 1 } }
  const respond = createRespond(options)
  for (let i = 0; i < 3; i++) await respond(OPERATOR, REQUEST)
  jest.advanceTimersByTime(1_000)
  jest.useRealTimers()
  expect(error.mock.calls.at(-1)).toEqual([
    { error: { code: 'AccessDenied' }, vod: { count: 2 } },
    'VOD errors AccessDenied: 2 more in the last second',
  ])
})
