import { jsonBody, optionalFields, optionalText, requiredText } from '../request/json-body.ts'
import { SEED } from '../seed.ts'
import { newId } from '../state/identifiers.ts'
import { type Media, newMedia } from '../state/media.ts'
import { expectNotBanned, expectNotProcessing } from '../state/media-rules.ts'
import { type LeafInfo, type Task, workflowInfo } from '../state/tasks.ts'
import { VodFailure } from '../vod-failure.ts'
import type { Reply, Route, RouteContext } from './route.ts'

/** The calls of API v2 that start a task. Source: the vendor's pages of 2025. */
export const V2_PROCESSING_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v2/medias/process', handle: processMedia },
  { method: 'POST', path: '/v2/medias/fetch', handle: fetchMedia },
  { method: 'POST', path: '/v2/media_compose', handle: composeMedia },
]

type NewTask = Omit<Task, 'taskId' | 'createTime' | 'finishTime'>

const MOST_URL_CHARACTERS = 1024

async function processMedia({ request, state }: RouteContext): Promise<Reply> {
  const fields = await jsonBody(request.body)
  const mediaId = requiredText(fields, 'mediaId')
  const workflow = optionalFields(fields, 'workflow')
  const preset = optionalFields(fields, 'preset')
  await state.library.change(mediaId, (media) => {
    expectNotBanned(media)
    expectNotProcessing(media)
    expectOneWay(media, workflow, preset)
  })
  const leaf: LeafInfo = { mediaId, status: 'SUCCESS' }
  const task = state.tasks.addDone(workflow ? workflowTask(leaf) : presetTask(leaf))
  return { body: { taskId: task.taskId } }
}

/** Either a workflow or a preset, and one that exists; MediaProcessParamError otherwise. */
function expectOneWay({ mediaId }: Media, workflow?: object, preset?: object): void {
  const detail = wrongWay({ ...workflow }, { ...preset })
  if (detail !== undefined) throw new VodFailure('MediaProcessParamError', { mediaId, detail })
}

function wrongWay(
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

async function fetchMedia({ request, state }: RouteContext): Promise<Reply> {
  const fields = await jsonBody(request.body)
  const url = requiredText(fields, 'url')
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  if (!/^https?:/i.test(url) || path === '' || url.length > MOST_URL_CHARACTERS) {
    throw new VodFailure('InvalidRequest', { detail: `url=${url}` })
  }
  const name = optionalText(fields, 'name') ?? path.slice(path.lastIndexOf('/') + 1)
  const media = newMedia({ mediaId: newId('mda'), name, sourceType: 'FETCH' })
  state.library.add(media)
  const fetchTaskInfo = { url, mediaId: media.mediaId }
  const task = state.tasks.addDone({ type: 'FETCH', status: 'SUCCESS', fetchTaskInfo })
  return { body: { taskId: task.taskId } }
}

async function composeMedia({ request, state }: RouteContext): Promise<Reply> {
  const fields = await jsonBody(request.body)
  if (!optionalFields(fields, 'timeline')) throw new VodFailure('InappropriateJSON')
  const media = newMedia({ mediaId: newId('mda'), name: optionalText(fields, 'name') ?? 'Composed' })
  state.library.add(media)
  const composeTaskInfo = { output: { mediaId: media.mediaId } }
  const task = state.tasks.addDone({ type: 'COMPOSE', status: 'SUCCESS', composeTaskInfo })
  return { body: { taskId: task.taskId } }
}
