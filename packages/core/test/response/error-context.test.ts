import { type ErrorContext, en, VodError, type VodErrorHandlerOptions, zhCN } from '../../src/index.ts'
import { REQUEST_ID } from '../adapter.ts'
import { respond, untyped } from '../respond.ts'
import { captureStderr } from '../stderr.ts'

const printed = captureStderr()

const CONFLICT = new VodError({
  upstreamCode: 'RequestConflict',
  upstreamStatus: 409,
  requestId: REQUEST_ID,
  retryAfter: 7,
})
const BANNED = new VodError({
  upstreamCode: 'MediaBanned',
  requestId: REQUEST_ID,
  message: 'Media mda-1 is banned',
})

/** Options whose hooks note the context that they get, and then act. */
function noting(contexts: Map<string, ErrorContext>, act: Partial<Record<string, unknown>> = {}) {
  const note = (hook: string) => (_subject: unknown, context: ErrorContext) => {
    contexts.set(hook, context)
    return act[hook]
  }
  const options = {
    status: note('status'),
    messages: note('messages'),
    format: note('format'),
    beforeSend: note('beforeSend'),
    onError: ({ context }: { context: ErrorContext }) => contexts.set('onError', context),
  }
  return untyped(options)
}

test('every hook gets the same facts, frozen', async () => {
  const contexts = new Map<string, ErrorContext>()
  await respond(CONFLICT, noting(contexts, { format: {} }))
  expect([...contexts.keys()]).toEqual(['status', 'messages', 'format', 'beforeSend', 'onError'])
  for (const context of contexts.values()) {
    expect(Object.isFrozen(context)).toBe(true)
    expect(context).toEqual({
      status: 409,
      code: 'RequestConflict',
      fault: 'caller',
      retryable: true,
      userMessage: en.codes.RequestConflict,
      locale: 'en',
      requestId: REQUEST_ID,
      ownRequestId: undefined,
      retryAfter: 7,
      params: {},
      request: expect.objectContaining({ method: 'GET', path: '/media/mda-1' }),
    })
  }
})

test('each hook sees what those before it have decided', async () => {
  const contexts = new Map<string, ErrorContext>()
  const act = { status: { status: 423, code: 'Locked' }, messages: 'Locked.', format: {} }
  const { response } = await respond(BANNED, { ...noting(contexts, act), statusPolicy: 'gateway' })
  const seen = [...contexts].map(([hook, { status, code, userMessage, params }]) => [
    ...[hook, status, code, userMessage, params],
  ])
  const params = { mediaId: 'mda-1' }
  expect(seen).toEqual([
    ['status', 403, 'MediaBanned', en.codes.MediaBanned, params],
    ['messages', 423, 'Locked', en.codes.MediaBanned, params],
    ...['format', 'beforeSend', 'onError'].map((hook) => [hook, 423, 'Locked', 'Locked.', params]),
  ])
  expect(response.status).toBe(423)
})

test('a status function that returns a known code changes the built-in text, too', async () => {
  const status = () => ({ status: 404, code: 'MediaNotFound' })
  const { body } = await respond(BANNED, { status, defaultLocale: 'zh-CN' })
  expect(body).toMatchObject({ code: 'MediaNotFound', message: zhCN.codes.MediaNotFound })
})

test.each<[string, VodErrorHandlerOptions['status'], string | undefined]>([
  ['by code, is not sent', { RequestConflict: { status: 503, code: 'Busy', retryAfter: false } }, undefined],
  [
    'by code, is sent if the app says so',
    { RequestConflict: { status: 503, code: 'Busy', retryAfter: true } },
    '7',
  ],
  ['by a function, is not sent', () => ({ status: 503, code: 'Busy' }), undefined],
  ['by a function, is sent if the app says so', () => ({ status: 503, code: 'Busy', retryAfter: true }), '7'],
  ['by a function that only sets the status, is sent', () => 503, '7'],
])('retry-after of a code that is renamed %s', async (_name, status, expected) => {
  const { response } = await respond(CONFLICT, { status })
  expect(response.headers['retry-after']).toBe(expected)
})

test('a retryAfter that is not a boolean is ignored, with a warning', async () => {
  const status = () => ({ status: 503, code: 'Busy', retryAfter: 5 })
  const { body } = await respond(CONFLICT, untyped({ status }))
  expect(body.code).toBe('RequestConflict')
  expect(printed()).toEqual([expect.stringContaining('the hook status failed')])
})

test.each(['status', 'messages', 'format', 'beforeSend', 'onError'])(
  'a hook %s that writes on its context changes nothing',
  async (hook) => {
    const vandal = (subject: unknown, context: unknown) => {
      const { context: own = context } = Object(subject)
      for (const key of Object.keys(Object(own))) Reflect.set(Object(own), key, 'a"\r\nb')
      return hook === 'format' ? 'vod' : undefined
    }
    const { response } = await respond(CONFLICT, untyped({ [hook]: vandal }))
    const untouched = await respond(CONFLICT, hook === 'format' ? { format: 'vod' } : {})
    expect(response).toEqual(untouched.response)
  },
)

test('other errors have no params, and are not retryable', async () => {
  const format = jest.fn().mockReturnValue({})
  await respond(new Error('x'), { unhandled: 'respond', format })
  expect(format.mock.calls[0]?.[1]).toMatchObject({ params: {}, retryable: false, retryAfter: undefined })
})
