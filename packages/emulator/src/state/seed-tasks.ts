import { SEED } from '../seed.ts'
import { type LeafInfo, type Task, workflowInfo } from './tasks.ts'

const createTime = '2024-12-04T03:55:56Z'
const finishTime = '2024-12-04T03:56:38Z'

/** Creates the tasks of {@link SEED}. */
export function seedTasks(): readonly Task[] {
  const { ready, running, failed, finished, finishedWithFailedNode, success } = SEED.tasks
  const { published, processing, failed: failedMedia } = SEED.media
  const errMsg = 'The source file has no video stream.'
  const fetched = { url: 'https://media.example.com/demo.mp4', mediaId: published }
  return [
    { ...workflow({ mediaId: processing, status: 'READY' }), taskId: ready, status: 'READY' },
    { ...workflow({ mediaId: processing, status: 'RUNNING' }), taskId: running, status: 'RUNNING' },
    { ...preset({ mediaId: failedMedia, status: 'FAILED', errMsg }), taskId: failed, finishTime },
    { ...workflow({ mediaId: published, status: 'SUCCESS' }), taskId: finished, finishTime },
    {
      ...workflow({ mediaId: failedMedia, status: 'FAILED', errMsg }),
      taskId: finishedWithFailedNode,
      finishTime,
    },
    { taskId: success, type: 'FETCH', status: 'SUCCESS', createTime, finishTime, fetchTaskInfo: fetched },
  ]
}

function workflow(leaf: LeafInfo): Omit<Task, 'taskId'> {
  const mediaWorkflowTaskInfo = workflowInfo(SEED.workflowId, leaf)
  return { type: 'WORKFLOW', status: 'FINISHED', createTime, mediaWorkflowTaskInfo }
}

function preset(leaf: LeafInfo): Omit<Task, 'taskId'> {
  const mediaPresetTaskInfo = { mediaId: leaf.mediaId, transcodeTaskInfos: [leaf] }
  return { type: 'PRESET', status: leaf.status, createTime, mediaPresetTaskInfo }
}
