import { SEED } from '@vod-errors/emulator'
import axios, { type AxiosAdapter } from 'axios'
import { assertVodOk, isVodError, VodError } from '../../src/index.ts'
import { ROUTES, v1, v2, vod } from './sdk-calls.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const MESSAGE = 'Media not found with mda-1'
const NOT_FOUND = { code: 'MediaException.MediaNotFound', message: MESSAGE }
const { media, tasks } = SEED

const mediaNotFound = {
  code: 'MediaNotFound',
  upstreamCode: 'MediaException.MediaNotFound',
  status: 404,
  message: MESSAGE,
  params: { mediaId: 'mda-1' },
  requestId: undefined,
}
const failed = {
  code: 'UpstreamFailed',
  upstreamCode: undefined,
  status: 502,
  params: {},
  requestId: undefined,
}

function taskFailed(taskId: string, detail: string): object {
  const message = `Task ${taskId} failed: ${detail}`
  return { ...failed, code: 'TaskFailed', message, params: { taskId, detail } }
}

function thrownBy(result: unknown): VodError {
  try {
    assertVodOk(result)
  } catch (thrown) {
    if (thrown instanceof VodError) return thrown
    throw new Error('Threw no VodError', { cause: thrown })
  }
  throw new Error('Did not throw')
}

const leaf = (status: string, errMsg?: string) => ({ mediaId: 'mda-1', status, ...(errMsg && { errMsg }) })
const workflow = (status: string, ...leaves: object[]) => ({
  taskId: 'tsk-1',
  type: 'WORKFLOW',
  status,
  mediaWorkflowTaskInfo: {
    startNodeTaskInfo: { nodeName: 'input', status: 'SUCCESS' },
    transcodeNodeTaskInfos: leaves.map((transcodeTaskInfo) => ({ nodeName: 'transcode', transcodeTaskInfo })),
  },
})

/** Every failure inside a good response: the body, and what it must become. */
const FAILURES: readonly (readonly [string, unknown, object])[] = [
  ['the body of v2', { requestId: REQUEST_ID, ...NOT_FOUND }, { ...mediaNotFound, requestId: REQUEST_ID }],
  [
    'the body of v1',
    { success: false, requestId: REQUEST_ID, ...NOT_FOUND },
    { ...mediaNotFound, requestId: REQUEST_ID },
  ],
  [
    'the body as the SDKs name its id',
    { request_id: REQUEST_ID, ...NOT_FOUND },
    { ...mediaNotFound, requestId: REQUEST_ID },
  ],
  ['a message that is an object', { ...NOT_FOUND, message: { global: MESSAGE } }, mediaNotFound],
  ['a code and a message without an id', NOT_FOUND, mediaNotFound],
  [
    'a code the catalog does not know',
    { code: 'BrandNew', message: 'x' },
    { ...failed, code: 'BrandNew', upstreamCode: 'BrandNew', message: 'x' },
  ],
  ['an error within', { error: NOT_FOUND }, mediaNotFound],
  [
    'an error within, with an id',
    { requestId: REQUEST_ID, error: NOT_FOUND },
    { ...mediaNotFound, requestId: REQUEST_ID },
  ],
  ...Object.entries({ data: null, error: null, type: 'VodException' }).map(
    ([key, value]): (typeof FAILURES)[number] => [
      `a code and a message, beside \`${key}\` that says nothing`,
      { ...NOT_FOUND, [key]: value },
      mediaNotFound,
    ],
  ),
  [
    'an error within that has a code and no message',
    { error: { code: 'MediaNotFound' } },
    { ...mediaNotFound, upstreamCode: 'MediaNotFound', message: '', params: {} },
  ],
  [
    'an error within that has a message and no code',
    { error: { message: 'quota' } },
    { ...failed, message: 'quota' },
  ],
  ['the type error', { type: 'error', error: NOT_FOUND }, mediaNotFound],
  [
    'the type error with another code in it',
    { type: 'error', requestId: REQUEST_ID, error: { type: 'overloaded_error', message: 'Overloaded' } },
    { ...failed, message: 'Overloaded', requestId: REQUEST_ID },
  ],
  [
    'the type error with a text for the error',
    { type: 'error', requestId: REQUEST_ID, error: 'Overloaded' },
    { ...failed, message: '', requestId: REQUEST_ID },
  ],
  [
    'no success',
    { success: false, requestId: REQUEST_ID },
    { ...failed, message: '', requestId: REQUEST_ID },
  ],
  ['no success, with text', { success: false, message: 'quota' }, { ...failed, message: 'quota' }],
  [
    'a numeric code as text',
    { code: '1001', message: 'quota' },
    { ...failed, code: '1001', upstreamCode: '1001', message: 'quota' },
  ],
  [
    'a numeric code',
    { code: 1001, message: 'quota', requestId: REQUEST_ID },
    { ...failed, code: '1001', upstreamCode: '1001', message: 'quota', requestId: REQUEST_ID },
  ],
  ...['1200', '2001', 'NotOk', 'OkButLate'].map((code): (typeof FAILURES)[number] => [
    `the code ${code}, of which only a part says that all is well`,
    { code, message: 'quota' },
    { ...failed, code, upstreamCode: code, message: 'quota' },
  ]),
  ['a negative code, which is no code to quote', { code: -1, message: 'x' }, { ...failed, message: 'x' }],
  [
    'a numeric code within',
    { error: { code: 7, message: 'x' } },
    { ...failed, code: '7', upstreamCode: '7', message: 'x' },
  ],
  [
    'a media of v1 whose processing failed',
    { mediaId: 'mda-1', status: 'FAILED', error: { code: 'TranscodingFailed', message: 'No video stream.' } },
    { ...failed, code: 'TranscodingFailed', upstreamCode: 'TranscodingFailed', message: 'No video stream.' },
  ],
  [
    'a task that failed',
    { taskId: 'tsk-1', status: 'FAILED', errMsg: 'no stream' },
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a task that failed, in lower case',
    { taskId: 'tsk-1', status: 'failed', errMsg: 'no stream' },
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a task that failed without a reason',
    { taskId: 'tsk-1', status: 'Failed' },
    taskFailed('tsk-1', 'no reason given'),
  ],
  [
    'a task that failed with an empty reason',
    { taskId: 'tsk-1', status: 'FAILED', errMsg: '' },
    taskFailed('tsk-1', 'no reason given'),
  ],
  [
    'a task whose node gives the reason',
    workflow('FAILED', leaf('Failed', 'no stream')),
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a finished workflow with a failed node',
    workflow('FINISHED', leaf('SUCCESS'), leaf('FAILED', 'no stream')),
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a running workflow with a failed node',
    workflow('RUNNING', leaf('failed', 'no stream')),
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a finished workflow with two failed nodes, one of which says why',
    workflow('FINISHED', leaf('FAILED'), leaf('FAILED', 'no stream')),
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a callback of a failed task',
    {
      eventId: 'e',
      eventType: 'WORKFLOW_TASK_FINISHED',
      eventTime: 't',
      workflowEvent: workflow('FINISHED', leaf('FAILED', 'no stream')),
    },
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a callback whose event holds the task',
    { eventType: 'X', mediaEvent: { taskInfo: { taskId: 'tsk-1', status: 'FAILED', errMsg: 'no stream' } } },
    taskFailed('tsk-1', 'no stream'),
  ],
  [
    'a callback whose event names no task',
    { eventType: 'X', mediaEvent: { mediaId: 'mda-1', status: 'FAILED', errMsg: 'no stream' } },
    taskFailed('unknown', 'no stream'),
  ],
]

describe.each(FAILURES)('throws %s', (_name, body, expected) => {
  const headers = { 'x-bce-request-id': 'from-the-header' }
  const inHeader = { requestId: 'from-the-header' }
  const own = 'requestId' in expected && expected.requestId !== undefined

  test('as the parsed body', () => {
    const error = thrownBy(body)
    expect(error).toMatchObject({ ...expected, upstreamStatus: undefined })
    expect(error.cause).toBe(body)
  })

  test('as what the SDK resolves to', () => {
    const result = { http_headers: headers, body }
    const error = thrownBy(result)
    expect(error).toMatchObject({ ...expected, ...(own ? {} : inHeader), upstreamStatus: undefined })
    expect(error.cause).toBe(result)
  })

  test('as what axios resolves to', async () => {
    const adapter: AxiosAdapter = async (config) => ({
      status: 200,
      statusText: 'OK',
      headers,
      config,
      data: JSON.stringify(body),
    })
    const result = await axios.get('http://127.0.0.1/', { adapter })
    const error = thrownBy(result)
    expect(error).toMatchObject({ ...expected, ...(own ? {} : inHeader), upstreamStatus: 200 })
    expect(error.cause).toBe(result)
  })

  test.each<[string, object]>([
    ['urllib', { status: 200, headers, data: body }],
    ['got or needle', { statusCode: 200, headers, body }],
    ['superagent', { status: 200, statusCode: 200, headers, body, text: JSON.stringify(body) }],
  ])('as what %s resolves to', (_client, result) => {
    const error = thrownBy(result)
    expect(error).toMatchObject({ ...expected, ...(own ? {} : inHeader), upstreamStatus: 200 })
  })
})

test.each([
  ['text', JSON.stringify({ status: 'FAILED', taskId: 't-1' })],
  ['bytes', Buffer.from('{}')],
])('refuses a response whose body is %s that nobody has parsed', (_what, body) => {
  const refuse = () => assertVodOk({ statusCode: 200, headers: {}, body })
  expect(refuse).toThrow(TypeError)
  expect(refuse).toThrow('a response with a parsed body (parse it as JSON first)')
})

describe('lets pass', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['text', 'FAILED'],
    ['an empty body', {}],
    ['a code of 0', { code: 0, message: 'ok' }],
    ['a code of 0 within', { error: { code: 0, message: '' } }],
    ['a code of 0 as text', { code: '0', message: 'ok' }],
    ['a code of 0 within, with text', { error: { code: 0, message: 'ok' } }],
    ['a code of zeros as text', { code: '0000', message: 'ok' }],
    ['a code that says so', { code: 'Success', message: 'done' }],
    ['a code that says so within', { error: { code: 'Success', message: 'done' } }],
    ['a code and a message, where success is said', { success: true, code: 'Queued', message: 'later' }],
    ['a code alone', { code: 'html' }],
    ['a code without a message', { code: 'html', source: '<video>' }],
    ['a code and a message beside other things', { code: 'html', message: 'Player', source: '<video>' }],
    ['a message alone', { message: 'done' }],
    ['headers and data of its own, as axios has them', { headers: {}, data: NOT_FOUND }],
    ['a config and data of its own, as axios has them', { config: {}, data: NOT_FOUND }],
    ['the type error without an error', { type: 'error', level: 3 }],
    ['an error that is empty', { error: {} }],
    ['an error that is null', { mediaId: 'mda-1', error: null }],
    ['an error with empty fields', { mediaId: 'mda-1', error: { code: '', message: '' } }],
    ['success', { success: true, result: { media_id: 'mda-1' } }],
    ['another type', { type: 'FETCH', status: 'SUCCESS' }],
    ['a media that failed: the call did not', { mediaId: 'mda-1', status: 'FAILED' }],
    [
      'a list with failed tasks',
      { data: [{ taskId: 'tsk-1', status: 'FAILED', errMsg: 'x' }], isTruncated: false },
    ],
    ['a list with failed media', { media: [{ mediaId: 'mda-1', status: 'FAILED', error: NOT_FOUND }] }],
    ['an array of failed tasks', [{ taskId: 'tsk-1', status: 'FAILED' }]],
    ['a task under way', workflow('RUNNING', leaf('RUNNING'))],
    ['a finished workflow', workflow('FINISHED', leaf('SUCCESS'))],
    [
      'a task with the word in another field',
      { taskId: 'tsk-1', status: 'SUCCESS', name: 'FAILED', errMsg: '' },
    ],
    ['a task with the word within its status', { taskId: 'tsk-1', status: 'NEVER_FAILED' }],
    ['a task with the word before its status', { taskId: 'tsk-1', status: 'FAILED_OVER' }],
    [
      'a callback of a good task',
      { eventType: 'X', eventId: 'e', workflowEvent: workflow('FINISHED', leaf('SUCCESS')) },
    ],
    ['a callback without an event', { eventType: 'FAILED', status: 'FAILED' }],
    ['a status that is a number, of no HTTP response', { status: 500, headers: {} }],
  ])('%s', (_name, body) => {
    const result = { http_headers: {}, body }
    expect(assertVodOk(body)).toBe(body)
    expect(assertVodOk(result)).toBe(result)
  })
})

describe('on the emulator, through the real SDK', () => {
  beforeAll(() => vod.start())
  afterAll(() => vod.stop())
  beforeEach(() => vod.reset())

  test.each(ROUTES)('%s passes unchanged', async (_route, call) => {
    const response = await call()
    const before = JSON.stringify(response)
    expect(assertVodOk(response)).toBe(response)
    expect(assertVodOk(response.body)).toBe(response.body)
    expect(JSON.stringify(response)).toBe(before)
  })

  test('the lists that pass do hold failures', async () => {
    expect(JSON.stringify(await v1().listMediaResources())).toContain('TranscodingFailed')
    expect(JSON.stringify(await v2('GET', '/v2/tasks'))).toContain('FAILED')
  })

  const FAILED: readonly string[] = [tasks.failed, tasks.finishedWithFailedNode]
  test.each(Object.entries(tasks))('the task %s throws if it, or a node of it, failed', async (_name, id) => {
    const response = await v2('GET', `/v2/tasks/${id}`)
    if (!FAILED.includes(id)) return expect(assertVodOk(response)).toBe(response)
    expect(thrownBy(response)).toMatchObject({
      ...taskFailed(id, 'The source file has no video stream.'),
      requestId: vod.requests[0]?.requestId,
      fault: 'service',
      retryable: false,
    })
  })

  test('a failed media of v1 throws with the code of its error', async () => {
    const response = await v1().getMediaResource(media.failed)
    expect(thrownBy(response)).toMatchObject({
      code: 'TranscodingFailed',
      message: 'The source file has no video stream.',
      requestId: vod.requests[0]?.requestId,
    })
  })
})

const trap = () => {
  throw new Error('trap')
}
const revoked = Proxy.revocable({}, {})
revoked.revoke()
const everyTrap = { has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap }
const alwaysFailed = new Proxy({}, { ...everyTrap, get: () => 'FAILED' })
const task = { taskId: 'tsk-1', status: 'RUNNING' }
const throwing = (key: string) => Object.defineProperty({ ...task }, key, { enumerable: true, get: trap })

describe('withstands', () => {
  test.each<[string, unknown]>([
    ['a revoked proxy', revoked.proxy],
    ['a proxy that throws on every trap', new Proxy({}, { ...everyTrap, get: trap })],
    ['a proxy that returns FAILED for everything and tells no keys', alwaysFailed],
    ['a proxy that returns itself for everything', selfReturning()],
    ['a task whose getter throws', throwing('nodes')],
    ['a callback whose getter throws', throwingCallback(trap)],
    ['a task that holds a revoked proxy', { ...task, nodes: [revoked.proxy] }],
    ['a task that holds itself', cyclic(task)],
    [
      'a task of 100,000 nodes',
      { ...task, nodes: Array.from({ length: 100_000 }, () => ({ status: 'READY' })) },
    ],
    ['a task of a million nodes in one array', { ...task, nodes: Array(1_000_000).fill({}) }],
    ['a task 100,000 nodes deep', { ...task, node: deep(100_000) }],
    ['a task of 300 nodes that all hold each other', { ...task, nodes: entangled(300) }],
    ['a callback 100,000 nodes deep', { eventType: 'X', event: deep(100_000) }],
    ['a code of a megabyte', { code: 'A'.repeat(1_000_000), message: 'x' }],
    ['a message of a megabyte', { ...NOT_FOUND, message: 'x'.repeat(1_000_000) }],
    ['a code of the prototype', { code: '__proto__', message: 'x' }],
    ['a code named constructor', { code: 'constructor', message: 'x' }],
    ['a headers object that throws', { http_headers: new Proxy({}, { get: trap }), body: NOT_FOUND }],
    ['a code that is not a number', { code: Number.NaN }],
    ['a code that is infinite', { code: Number.POSITIVE_INFINITY }],
    ['a symbol', Symbol('x')],
    ['a BigInt', 1n],
  ])('%s: passes, or throws a VodError, quickly', (_name, result) => {
    const start = performance.now()
    let outcome: unknown
    try {
      outcome = assertVodOk(result)
    } catch (thrown) {
      const isRefused = String(thrown).includes('await the promise')
      outcome = isVodError(thrown) || isRefused ? result : thrown
    }
    expect(Object.is(outcome, result)).toBe(true)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('a failed node behind cycles: it is found', () => {
    const nodes = [...entangled(300), { status: 'FAILED', errMsg: 'no stream' }]
    expect(thrownBy({ ...task, nodes })).toMatchObject({
      code: 'TaskFailed',
      params: { detail: 'no stream' },
    })
  })

  test('a failed node beside a getter that throws: it is found', () => {
    const broken = Object.assign(throwing('nodes'), { node: { status: 'FAILED', errMsg: 'no stream' } })
    expect(thrownBy(broken)).toMatchObject({ code: 'TaskFailed', params: { detail: 'no stream' } })
  })
})

function throwingCallback(get: () => never): object {
  return Object.defineProperty({ eventType: 'X' }, 'event', { enumerable: true, get })
}

function selfReturning(): unknown {
  const proxy: unknown = new Proxy(() => {}, { get: () => proxy })
  return proxy
}

function cyclic(task: object): object {
  const itself: Record<string, unknown> = { ...task }
  itself['nodes'] = [itself, { itself }]
  return itself
}

function deep(levels: number): unknown {
  let node: object = { status: 'READY' }
  for (let i = 0; i < levels; i++) node = { node }
  return node
}

function entangled(count: number): readonly object[] {
  const nodes: Record<string, unknown>[] = Array.from({ length: count }, () => ({ status: 'READY' }))
  for (const node of nodes) node['others'] = nodes
  return nodes
}
