import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createResponder } from '../../src/host.ts'
import { CHANNELS, VodError } from '../../src/index.ts'
import { ADAPTER, REQUEST, REQUEST_ID } from '../adapter.ts'
import { captureStderr } from '../stderr.ts'
import { CALLER, OPERATOR, respondTo, SERVICE, sdkRejection } from './respond-to.ts'

const printed = captureStderr()

const noop = () => {}

describe('uses the calling convention of', () => {
  const FIELDS = ['fields', 'message']
  const MESSAGE = ['message with id', 'fields']
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
    await respondTo(
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
      'message with id': `VOD error TaskFailed2, responded 500, requestId=${REQUEST_ID}`,
      line: expect.stringMatching(/^VOD error TaskFailed2, responded 500 \{"requestId":/),
    }
    expect(error.mock.calls).toEqual([args.map((part) => parts[part])])
  })
})

describe('without a logger', () => {
  test('prints one readable line with both ids', async () => {
    const denied = sdkRejection('AccessDenied', 403, 'Access denied.')
    await respondTo(denied, {}, { ownRequestId: 'own-1', route: '/media/:mediaId' })
    expect(printed()).toEqual([
      `[vod-errors] operator fault AccessDenied, VOD 403 → 403, requestId=${REQUEST_ID}, ownRequestId=own-1, GET /media/mda-1: Access denied.`,
    ])
  })

  test('prints the id once if the browser got the BFF’s own', async () => {
    await respondTo(new VodError({ syntheticCode: 'UpstreamTimeout' }), {}, { ownRequestId: 'own-1' })
    expect(printed()).toEqual([
      '[vod-errors] service fault UpstreamTimeout, 504, requestId=own-1, GET /media/mda-1: ',
    ])
  })

  test('ends the line with the page of the code', async () => {
    const docsUrl = 'https://docs.example/codes/'
    await respondTo(sdkRejection('AccessDenied', 403, 'Access denied.'), { docsUrl })
    expect(printed()).toEqual([
      expect.stringMatching(/: Access denied\. \(https:\/\/docs\.example\/codes\/AccessDenied\)$/),
    ])
  })

  test('prints nothing if logger is false, not even about an unknown code', async () => {
    for (const thrown of [CALLER, OPERATOR, SERVICE, null, sdkRejection('SilentNewCode', 418)]) {
      await respondTo(thrown, { logger: false })
    }
    expect(printed()).toEqual([])
  })
})

const rejects = () => Promise.reject(new Error('disk full'))

const FAILING_LOGGERS: readonly [string, object][] = [
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
]

test.each(FAILING_LOGGERS)('prints one warning for a logger that %s', async (_name, logger) => {
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

test('accepts a logger that returns a promise or itself', async () => {
  const logger = { info: async () => 'done', warn: async () => 'done', error: () => logger }
  await respondTo(CALLER, { logger })
  await respondTo(SERVICE, { logger })
  await nextTurn()
  expect(printed()).toEqual([])
})

test('still publishes the record and calls onError if the logger fails', async () => {
  const onError = jest.fn()
  const received = jest.fn()
  subscribe(CHANNELS.error, received)
  const error = () => {
    throw new Error('disk full')
  }
  await respondTo(SERVICE, { logger: { info: noop, warn: noop, error }, onError })
  unsubscribe(CHANNELS.error, received)
  expect(onError).toHaveBeenCalledTimes(1)
  expect(received).toHaveBeenCalledTimes(1)
})
