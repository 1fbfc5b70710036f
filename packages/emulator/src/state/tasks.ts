import { VodFailure } from '../vod-failure.ts'
import { BoundedMap } from './bounded-map.ts'
import { newId, nowInSeconds } from './identifiers.ts'

/** How far a task is; the vendor ends workflows with FINISHED and single tasks with SUCCESS. */
type TaskStatus = 'READY' | 'RUNNING' | 'FAILED' | 'SUCCESS' | 'FINISHED'

/** One task as the API shows it; which info it carries depends on its type. */
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

/** What a workflow task says of its nodes. */
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

/** What one step says of itself: here, and nowhere else, stands why it failed. */
export interface LeafInfo {
  readonly mediaId: string
  readonly status: TaskStatus
  readonly errMsg?: string
}

/** Every task of the account, the newest last. */
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

  /** The task of this id; MediaTaskNotFound if there is none. */
  get(taskId: string): Task {
    const task = this.#tasks.get(taskId)
    if (!task) throw new VodFailure('MediaTaskNotFound', { taskId })
    return task
  }

  /** Adds a task that is done at once: nothing in the emulator takes its time unless it is told to. */
  addDone(task: Omit<Task, 'taskId' | 'createTime' | 'finishTime'>): Task {
    const now = nowInSeconds()
    const done = { taskId: newId('tsk'), ...task, createTime: now, finishTime: now }
    this.#tasks.set(done.taskId, done)
    return done
  }
}

/** The info of a workflow with one node. */
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
