/** What is known of the failure of a model. */
interface ModelFailure {
  readonly code?: number | string
  readonly message: string
  readonly state?: string
}

/** How the failure of a model arrives: as its vendor sends it, or in VOD's own shapes, `task` and `generation`. */
export type ModelShape = 'task' | 'generation' | 'dashscope' | 'kling' | 'minimax' | 'vidu' | 'qianfan'

type Shape = (failure: ModelFailure) => object

const taskId = 'tsk-model00000000001'

/**
 * How the failures of models arrive, all with status 200, one row per shape. Source: third-party code that calls VOD's paths
 * `/v2/aigc`, `/v2/tts`, `/v3/chat` and `/v3/tasks`; `vidu` and `qianfan` are inferred from their vendors' pages.
 */
export const MODEL_SHAPES = {
  task: ({ code, message, state: status = 'FAILED' }) =>
    code === undefined
      ? { taskId, status, mediaFetchTaskInfo: { errMsg: message } }
      : { taskId, status, code, message },
  generation: ({ code, message, state: status = 'FAILED' }) => ({
    status,
    videoGenerateTaskInfo: { error: { code, message } },
  }),
  dashscope: ({ code, message, state: task_status = 'FAILED' }) => ({
    output: { task_id: taskId, task_status, code, message },
    request_id: taskId,
  }),
  kling: ({ code, message, state: task_status = 'failed' }) =>
    code === undefined
      ? { code: 0, message: 'SUCCEED', data: { task_id: taskId, task_status, task_status_msg: message } }
      : { code, message, request_id: taskId },
  minimax: ({ code = 1000, message }) => ({
    task_id: '',
    base_resp: { status_code: code, status_msg: message },
  }),
  vidu: ({ code = '', state = 'failed' }) => ({ id: taskId, state, err_code: code, creations: [] }),
  qianfan: ({ code = 'invalid_request', message }) => ({
    code,
    message,
    type: 'invalid_request_error',
    id: taskId,
  }),
} as const satisfies Readonly<Record<ModelShape, Shape>>
