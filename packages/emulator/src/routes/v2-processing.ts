import { ApiError } from '../api-error.ts'
import { jsonBody, optionalFields, optionalText, requiredText } from '../request/json-body.ts'
import { SEED } from '../seed.ts'
import { newId } from '../state/identifiers.ts'
import { type Media, newMedia } from '../state/media.ts'
import { expectNotBanned, expectNotProcessing } from '../state/media-rules.ts'
import { type LeafInfo, type Task, workflowInfo } from '../state/tasks.ts'
import type { Route, RouteContext, RouteResult } from './route.ts'

/** Calls in API v2 that start a task. Source: the vendor's pages of 2025. */
export const V2_PROCESSING_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v2/medias/process', handle: processMedia },
  { method: 'POST', path: '/v2/medias/fetch', handle: fetchMedia },
  { method: 'POST', path: '/v2/media_compose', handle: composeMedia },
]

type NewTask = Omit<Task, 'taskId' | 'createTime' | 'finishTime'>

const MAX_URL_LENGTH = 1024

async function processMedia({ request, state }: RouteContext): Promise<RouteResult> {
  const fields = await jsonBody(request.body)
  const mediaId = requiredText(fields, 'mediaId')
  const workflow = optionalFields(fields, 'workflow')
  const preset = optionalFields(fields, 'preset')
  await state.library.change(mediaId, (media) => {
    expectNotBanned(media)
    expectNotProcessing(media)
    expectKnownProcessing(media, workflow, preset)
  })
  const leaf: LeafInfo = { mediaId, status: 'SUCCESS' }
  const task = state.tasks.addFinished(workflow ? workflowTask(leaf) : presetTask(leaf))
  return { body: { taskId: task.taskId } }
}

/** Throws MediaProcessParamError unless there is either a workflow or a preset, and it exists. */
function expectKnownProcessing({ mediaId }: Media, workflow?: object, preset?: object): void {
  const detail = processingMistake({ ...workflow }, { ...preset })
  if (detail !== undefined) throw new ApiError('MediaProcessParamError', { mediaId, detail })
}

function processingMistake(
  { workflowId }: { workflowId?: unknown },
  { presetId }: { presetId?: unknown },
): string | undefined {
  if ((workflowId === undefined) === (presetId === undefined)) return 'either workflow or preset is required'
  if (workflowId !== undefined && workflowId !== SEED.workflowId) return `workflow ${workflowId} not found`
  if (presetId !== undefined && presetId !== SEED.presetId) return `preset ${presetId} not found`
  return undefined
}

function workflowTask(leaf: LeafInfo): NewTask {
  const mediaWorkflowTaskInfo = workflowInfo(SEED.workflowId, leaf)
  return { type: 'WORKFLOW', status: 'FINISHED', mediaWorkflowTaskInfo }
}

function presetTask(leaf: LeafInfo): NewTask {
  const mediaPresetTaskInfo = { mediaId: leaf.mediaId, transcodeTaskInfos: [leaf] }
  return { type: 'PRESET', status: 'SUCCESS', mediaPresetTaskInfo }
}

async function fetchMedia({ request, state }: RouteContext): Promise<RouteResult> {
  const fields = await jsonBody(request.body)
  const url = requiredText(fields, 'url')
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  if (!/^https?:/i.test(url) || path === '' || url.length > MAX_URL_LENGTH) {
    throw new ApiError('InvalidRequest', { detail: `url=${url}` })
  }
  const name = optionalText(fields, 'name') ?? path.slice(path.lastIndexOf('/') + 1)
  const media = newMedia({ mediaId: newId('mda'), name, sourceType: 'FETCH' })
  state.library.add(media)
  const fetchTaskInfo = { url, mediaId: media.mediaId }
  const task = state.tasks.addFinished({ type: 'FETCH', status: 'SUCCESS', fetchTaskInfo })
  return { body: { taskId: task.taskId } }
}

async function composeMedia({ request, state }: RouteContext): Promise<RouteResult> {
  const fields = await jsonBody(request.body)
  if (!optionalFields(fields, 'timeline')) throw new ApiError('InappropriateJSON')
  const media = newMedia({ mediaId: newId('mda'), name: optionalText(fields, 'name') ?? 'Composed' })
  state.library.add(media)
  const composeTaskInfo = { output: { mediaId: media.mediaId } }
  const task = state.tasks.addFinished({ type: 'COMPOSE', status: 'SUCCESS', composeTaskInfo })
  return { body: { taskId: task.taskId } }
}
