/** What the models behind VOD respond with, all with HTTP 200, by what it is. Source: third-party code. */

interface ModelFailure {
  readonly body: object
  /** What the VodError must be. */
  readonly error: Readonly<Record<string, unknown>>
}

const CALLER = { fault: 'caller', retryable: false }
const OPERATOR = { fault: 'operator', retryable: false }
const SERVICE = { fault: 'service', retryable: false }
const BUSY = { fault: 'service', retryable: true }
const TASK = { ...SERVICE, code: 'TaskFailed', status: 502 }

const minimax = (status_code: number) => ({ task_id: '', base_resp: { status_code, status_msg: 'why' } })
const kling = (code: number) => ({ code, message: 'why', request_id: 'CjMkJ2b' })

export const MODEL_FAILURES: Readonly<Record<string, ModelFailure>> = {
  'a fetch that failed': {
    body: { taskId: 'tsk-1', status: 'FAILED', mediaFetchTaskInfo: { errMsg: 'no such file' } },
    error: { ...TASK, message: 'Task tsk-1 failed: no such file' },
  },
  'a callback of a transcoding that failed': {
    body: {
      eventId: 'e',
      eventType: 'TASK_FINISHED',
      taskEvent: { taskId: 'tsk-1', status: 'FAILED', transcodeTaskInfo: { errMsg: 'no stream' } },
    },
    error: { ...TASK, message: 'Task tsk-1 failed: no stream' },
  },
  'a callback of a generation that failed': {
    body: {
      eventType: 'VIDEO_GENERATE_FINISHED',
      videoGenerateEvent: {
        taskId: 'tsk-1',
        status: 'FAILED',
        videoGenerateTaskInfo: { error: { code: 'ContentPolicy', message: 'refused' } },
      },
    },
    error: { ...SERVICE, code: 'ContentPolicy', upstreamCode: 'ContentPolicy', message: 'refused' },
  },
  'a task with code and message': {
    body: { taskId: 'tsk-1', status: 'FAILED', code: 'JobOverTime', message: 'the job has timed out.' },
    error: { ...BUSY, code: 'JobOverTime', status: 504, message: 'the job has timed out.' },
  },
  'a task with a code alone': {
    body: { taskId: 'tsk-1', status: 'FAILED', code: 'NewCode' },
    error: { ...SERVICE, code: 'NewCode', message: 'Task tsk-1 failed: no reason given' },
  },
  'a task with a number for a code': {
    body: { taskId: 'tsk-1', status: 'FAILED', code: 'SUCCESS', error: { code: 77, message: 'why' } },
    error: { ...SERVICE, code: '77', message: 'why' },
  },
  'a task whose code says success': {
    body: { taskId: 'tsk-1', status: 'FAILED', code: 'SUCCESS', message: 'why' },
    error: { ...TASK, upstreamCode: undefined, message: 'Task tsk-1 failed: why' },
  },
  'a task whose code says success, and a reason within': {
    body: { taskId: 'tsk-1', status: 'FAILED', code: 0, message: 'ok', xTaskInfo: { errMsg: 'why' } },
    error: { ...TASK, message: 'Task tsk-1 failed: why' },
  },
  'a task whose model failed': {
    body: { taskId: 'tsk-1', status: 'SUCCESS', xTaskInfo: { task_status: 'failed', errMsg: 'why' } },
    error: { ...TASK, message: 'Task tsk-1 failed: why' },
  },
  'a callback with the envelope of a model': {
    body: { eventType: 'X', event: { output: { task_id: 't1', task_status: 'FAILED', code: 'NewCode' } } },
    error: { ...SERVICE, code: 'NewCode' },
  },
  'a generation without a task id': {
    body: { status: 'FAILED', videoGenerateTaskInfo: { error: { code: 'NewCode', message: 'why' } } },
    error: { ...SERVICE, code: 'NewCode', message: 'why' },
  },
  'a generation with a text for its error': {
    body: { status: 'FAILED', videoGenerateTaskInfo: { error: 'why' } },
    error: { ...TASK, message: 'Task unknown failed: why' },
  },
  'a generation with a number for its code': {
    body: { status: 'FAILED', videoGenerateTaskInfo: { error: { code: 500, message: 'why' } } },
    error: { ...TASK, upstreamCode: '500', message: 'Task unknown failed: why' },
  },
  ...Object.fromEntries(
    ['CANCELED', 'Cancelled', 'EXPIRED', 'timeout'].map((status) => [
      `a task in state ${status}`,
      {
        body: { taskId: 'tsk-1', status },
        error: { ...TASK, message: `Task tsk-1 failed: ${status.toLowerCase()}` },
      },
    ]),
  ),
  'a task that was canceled, in a callback': {
    body: { eventType: 'X', event: { taskInfo: { taskId: 'tsk-1', status: 'CANCELED' } } },
    error: { ...TASK, message: 'Task tsk-1 failed: canceled' },
  },
  'DashScope, with a code like those of VOD': {
    body: {
      output: { task_id: 't1', task_status: 'FAILED', code: 'InvalidParameter', message: 'bad size' },
      request_id: 'id-of-dashscope',
    },
    error: {
      ...CALLER,
      code: 'InvalidParameter',
      upstreamCode: 'InvalidParameter',
      message: 'bad size',
      requestId: 'id-of-dashscope',
    },
  },
  'DashScope, without a code': {
    body: { output: { task_id: 't1', task_status: 'CANCELED' } },
    error: { ...TASK, message: 'Task t1 failed: canceled' },
  },
  'Kling, a failed task': {
    body: { code: 0, data: { task_id: 't1', task_status: 'failed', task_status_msg: 'risk control' } },
    error: { ...TASK, message: 'Task t1 failed: risk control' },
  },
  'Kling 1200': {
    body: kling(1200),
    error: { ...CALLER, code: 'ModelParamError', status: 400, upstreamCode: 'kling.1200', message: 'why' },
  },
  'Kling 1203': { body: kling(1203), error: { ...CALLER, code: 'ModelParamError' } },
  'Kling 1301': {
    body: kling(1301),
    error: { ...CALLER, code: 'ModelContentRejected', status: 400, upstreamCode: 'kling.1301' },
  },
  'Kling 1302': {
    body: kling(1302),
    error: { ...BUSY, code: 'ModelThrottled', status: 503, upstreamCode: 'kling.1302' },
  },
  'Kling 1303': { body: kling(1303), error: { ...BUSY, code: 'ModelThrottled', upstreamCode: 'kling.1303' } },
  'Kling 5000': {
    body: kling(5000),
    error: { ...BUSY, code: 'ModelUnavailable', status: 502, upstreamCode: 'kling.5000' },
  },
  'Kling 5002': { body: kling(5002), error: { ...BUSY, code: 'ModelUnavailable' } },
  'a number that is none of Kling’s': {
    body: { code: 1204, message: 'why' },
    error: { ...SERVICE, code: '1204', upstreamCode: '1204', message: 'why' },
  },
  'MiniMax 1002': {
    body: minimax(1002),
    error: { ...BUSY, code: 'ModelThrottled', status: 503, upstreamCode: 'minimax.1002', message: 'why' },
  },
  'MiniMax 1008': {
    body: minimax(1008),
    error: { ...OPERATOR, code: 'ModelBalanceExhausted', status: 403, upstreamCode: 'minimax.1008' },
  },
  'MiniMax 1026': { body: minimax(1026), error: { ...CALLER, code: 'ModelContentRejected' } },
  'MiniMax 1027': {
    body: minimax(1027),
    error: { ...CALLER, code: 'ModelContentRejected', upstreamCode: 'minimax.1027' },
  },
  'MiniMax 2013': {
    body: minimax(2013),
    error: { ...CALLER, code: 'ModelParamError', upstreamCode: 'minimax.2013' },
  },
  'MiniMax, another number': {
    body: minimax(1000),
    error: { ...SERVICE, code: 'UpstreamFailed', upstreamCode: 'minimax.1000', message: 'why' },
  },
  'MiniMax, a failed task': {
    body: { task_id: 't1', status: 'Fail', base_resp: { status_code: 0, status_msg: 'success' } },
    error: { ...TASK, message: 'Task t1 failed: no reason given' },
  },
  'Vidu, with a code': {
    body: { id: 't1', state: 'failed', err_code: 'AuditSubmitIllegal' },
    error: { ...SERVICE, code: 'AuditSubmitIllegal', upstreamCode: 'vidu.AuditSubmitIllegal' },
  },
  'Vidu, with a number': {
    body: { id: 't1', state: 'failed', err_code: 42 },
    error: { ...TASK, upstreamCode: 'vidu.42' },
  },
  'Vidu, with too many qualifiers': {
    body: { id: 't1', state: 'failed', err_code: 'a.b.c.d' },
    error: { ...TASK, upstreamCode: undefined },
  },
  'Vidu, without a code': { body: { id: 't1', state: 'failed', err_code: '' }, error: TASK },
  Qianfan: {
    body: { code: 'invalid_model', message: 'why', type: 'invalid_request_error', id: 'as-1' },
    error: { ...SERVICE, code: 'invalid_model', upstreamCode: 'invalid_model', message: 'why' },
  },
  'Qianfan, too many at the same time': {
    body: { code: 'video_genration_concurrency_exceeded', message: 'why', type: 'rate_limit', id: 'as-1' },
    error: { ...BUSY, code: 'ModelThrottled', upstreamCode: 'video_genration_concurrency_exceeded' },
  },
}

export const GOOD_MODEL_RESPONSES: Readonly<Record<string, object>> = {
  'a generation in progress': {
    code: 'SUCCESS',
    status: 'SUCCESS',
    videoGenerateTaskInfo: { status: 'processing' },
  },
  'a list that failed in part': {
    translationTaskCreateResultList: [{ mediaId: 'mda-1', errMsg: 'no audio' }],
  },
  ...Object.fromEntries(
    'READY PENDING RUNNING PROCESSING QUEUED SUCCESS SUCCEED SUCCEEDED FINISHED success'
      .split(' ')
      .map((status) => [`a task in state ${status}`, { taskId: 'tsk-1', status, xTaskInfo: { status } }]),
  ),
  'a workflow with a canceled node': { taskId: 'tsk-1', status: 'FINISHED', node: { status: 'CANCELED' } },
  'DashScope, in progress': { output: { task_id: 't1', task_status: 'RUNNING' }, request_id: 'r' },
  'DashScope, done': {
    output: { task_id: 't1', task_status: 'SUCCEEDED', results: [{ code: 'X', message: 'y' }] },
  },
  'Kling, in progress': { code: 0, message: 'SUCCEED', data: { task_id: 't1', task_status: 'processing' } },
  'Kling, done': { code: 0, data: { task_id: 't1', task_status: 'succeed', task_status_msg: '' } },
  'MiniMax, done': { task_id: 't1', status: 'Success', base_resp: { status_code: 0, status_msg: 'success' } },
  'MiniMax, speech': { data: { audio: 'ff' }, base_resp: { status_code: 0, status_msg: 'success' } },
  'Vidu, in progress': { id: 't1', state: 'processing', err_code: '' },
  'Vidu, done': { id: 't1', state: 'success', err_code: '', creations: [] },
  'a code of success, beside nothing but an id': { code: 'success', message: 'done', type: 'x', id: 't1' },
  'a chat': { id: 'as-1', object: 'chat.completion', choices: [{ message: { content: 'failed' } }] },
  'a media with a state': { mediaId: 'mda-1', state: 'failed' },
}
