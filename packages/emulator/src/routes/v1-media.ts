import { ApiError } from '../api-error.ts'
import { jsonBody, optionalText, requiredText } from '../request/json-body.ts'
import { pageByMarker, pageByNumber } from '../request/paging.ts'
import { SEED } from '../seed.ts'
import { newId } from '../state/identifiers.ts'
import { type Media, newMedia } from '../state/media.ts'
import { expectNotProcessing, moveStatus } from '../state/media-rules.ts'
import { type UploadSession, uploadedObject } from '../state/upload-sessions.ts'
import { objectKey, SOURCE_BUCKET } from './bos-objects.ts'
import { mediaIdOf, type Route, type RouteContext, type RouteResult } from './route.ts'

/** Media in API v1, as the SDK's VodClient calls it: the action is in the query. Source: the SDK, 1.0.7. */
export const V1_MEDIA_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/media', handle: listMedia },
  { method: 'POST', path: '/v1/media', action: 'apply', handle: applyForMedia },
  { method: 'POST', path: '/v1/media/:mediaId', action: 'process', handle: processMedia },
  { method: 'GET', path: '/v1/media/:mediaId', handle: getMedia },
  { method: 'PUT', path: '/v1/media/:mediaId', action: 'attributes', handle: updateMedia },
  { method: 'PUT', path: '/v1/media/:mediaId', action: 'disable', handle: disableMedia },
  { method: 'PUT', path: '/v1/media/:mediaId', action: 'publish', handle: publishMedia },
  { method: 'DELETE', path: '/v1/media/:mediaId', handle: deleteMedia },
]

function listMedia({ request: { query }, state }: RouteContext): RouteResult {
  const title = query.get('title') ?? ''
  const status = query.get('status')
  const found = state.library.all
    .map(view)
    .filter((media) => media.attributes.title.includes(title) && (status === null || media.status === status))
  const { data, ...page } = query.has('marker') ? pageByMarker(found, query) : pageByNumber(found, query)
  return { body: { media: data, ...page } }
}

function getMedia(context: RouteContext): RouteResult {
  return { body: view(context.state.library.get(mediaIdOf(context))) }
}

function applyForMedia({ request, state }: RouteContext): RouteResult {
  const mediaId = newId('mda')
  const sourceKey = objectKey(mediaId)
  state.sessions.open({ key: sourceKey, mediaId, name: '', container: 'mp4', partCount: undefined })
  return { body: { mediaId, sourceBucket: SOURCE_BUCKET, sourceKey, host: request.headers.host } }
}

/** Turns an upload into a media, or processes an existing media again. */
async function processMedia(context: RouteContext): Promise<RouteResult> {
  const { request, state } = context
  const mediaId = mediaIdOf(context)
  const fields = await jsonBody(request.body)
  const presetGroup = optionalText(fields, 'transcodingPresetGroupName') ?? SEED.presetGroupName
  if (presetGroup !== SEED.presetGroupName) {
    const detail = `transcodingPresetGroup ${presetGroup} not found`
    throw new ApiError('MediaProcessParamError', { mediaId, detail })
  }
  const session = state.sessions.forMedia(mediaId)
  if (session) addUploaded(context, session, fields)
  else await state.library.change(mediaId, expectNotProcessing)
  return { body: { mediaId } }
}

function addUploaded({ state }: RouteContext, session: UploadSession, fields: Record<string, unknown>): void {
  const { sizeInBytes } = uploadedObject(session)
  const name = requiredText(fields, 'title')
  const description = optionalText(fields, 'description') ?? ''
  const container = optionalText(fields, 'sourceExtension') ?? session.container
  state.library.add(newMedia({ mediaId: session.mediaId, name, description, container, sizeInBytes }))
  state.sessions.close(session)
}

async function updateMedia(context: RouteContext): Promise<RouteResult> {
  const fields = await jsonBody(context.request.body)
  const title = optionalText(fields, 'title')
  const description = optionalText(fields, 'description')
  await context.state.library.change(mediaIdOf(context), (media) => {
    media.name = title ?? media.name
    media.description = description ?? media.description
  })
  return {}
}

async function disableMedia(context: RouteContext): Promise<RouteResult> {
  await context.state.library.change(mediaIdOf(context), (media) =>
    moveStatus(media, 'PUBLISHED', 'DISABLED'),
  )
  return {}
}

async function publishMedia(context: RouteContext): Promise<RouteResult> {
  await context.state.library.change(mediaIdOf(context), (media) =>
    moveStatus(media, 'DISABLED', 'PUBLISHED'),
  )
  return {}
}

async function deleteMedia(context: RouteContext): Promise<RouteResult> {
  await context.state.library.remove(mediaIdOf(context), expectNotProcessing)
  return {}
}

/** Returns a media as API v1 shows it. */
function view({ error, ...media }: Media) {
  const { mediaId, name, description, status, banStatus, createTime, sizeInBytes } = media
  return {
    mediaId,
    status: banStatus === 'NORMAL' ? status : 'BANNED',
    attributes: { title: name, description },
    meta: { sizeInBytes, durationInSeconds: 0 },
    createTime,
    publishTime: createTime,
    transcodingPresetGroupName: SEED.presetGroupName,
    ...(error && { error }),
  }
}
