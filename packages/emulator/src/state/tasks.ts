import { ApiError } from '../api-error.ts'
import { BoundedMap } from './bounded-map.ts'
import { newId, nowInSeconds } from './identifiers.ts'

/** The status of a task. Workflows end with FINISHED, single tasks with SUCCESS. */
type TaskStatus = 'READY' | 'RUNNING' | 'FAILED' | 'SUCCESS' | 'FINISHED'

/** One task as the API returns it. Its type decides which info it has. */
export interface Task {
  readonly taskId: string
  readonly type: 'WORKFLOW' | 'PRESET' | 'FETCH' | 'COMPOSE'
  readonly status: TaskStatus
  readonly createTime: string
  readonly finishTime?: string
  readonly mediaWorkflowTaskInfo?: WorkflowInfo
  readonly mediaPresetTaskInfo?: {
    readonly mediaId: string
    readonly transcodeTaskInfos: readonly LeafInfo[]
  }
  readonly fetchTaskInfo?: { readonly url: string; readonly mediaId: string }
  readonly composeTaskInfo?: { readonly output: { readonly mediaId: string } }
}

/** The nodes of a workflow task. */
export interface WorkflowInfo {
  readonly mediaId: string
  readonly workflowId: string
  readonly startNodeTaskInfo: {
    readonly nodeId: string
    readonly nodeName: string
    readonly status: TaskStatus
  }
  readonly transcodeNodeTaskInfos: readonly {
    readonly nodeId: string
    readonly nodeName: string
    readonly transcodeTaskInfo: LeafInfo
  }[]
}

/** The result of one step. Only `errMsg` says why it failed. */
export interface LeafInfo {
  readonly mediaId: string
  readonly status: TaskStatus
  readonly errMsg?: string
}

/** All tasks of the account, newest last. */
export class Tasks {
  readonly #tasks: Map<string, Task>

  constructor(seed: readonly Task[]) {
    this.#tasks = new BoundedMap(
      'tasks',
      seed.map((task) => [task.taskId, task]),
    )
  }

  get all(): readonly Task[] {
    return [...this.#tasks.values()]
  }

  /** Returns the task with this id; throws MediaTaskNotFound if there is none. */
  get(taskId: string): Task {
    const task = this.#tasks.get(taskId)
    if (!task) throw new ApiError('MediaTaskNotFound', { taskId })
    return task
  }

  /** Adds a task that is already finished. */
  addFinished(task: Omit<Task, 'taskId' | 'createTime' | 'finishTime'>): Task {
    const now = nowInSeconds()
    const finished = { taskId: newId('tsk'), ...task, createTime: now, finishTime: now }
    this.#tasks.set(finished.taskId, finished)
    return finished
  }
}

/** Builds the info of a workflow with one node. */
export function workflowInfo(workflowId: string, leaf: LeafInfo): WorkflowInfo {
  return {
    mediaId: leaf.mediaId,
    workflowId,
    startNodeTaskInfo: { nodeId: `${workflowId}-start`, nodeName: 'input', status: 'SUCCESS' },
    transcodeNodeTaskInfos: [
      { nodeId: `${workflowId}-transcode`, nodeName: 'transcode', transcodeTaskInfo: leaf },
    ],
  }
}
