import { jsonBody, optionalText, optionalTexts, requiredText } from '../request/json-body.ts'
import { pageByMarker } from '../request/paging.ts'
import { etagOf, type Media } from '../state/media.ts'
import { ban, expectMatch, expectNotProcessing, unban } from '../state/media-rules.ts'
import { mediaIdOf, type Route, type RouteContext, type RouteResult } from './route.ts'

/** Media in API v2. Source: the vendor's pages of 2024-12. */
export const V2_MEDIA_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v2/medias', handle: listMedias },
  { method: 'PUT', path: '/v2/medias/ban', handle: (context) => changeFromBody(context, ban) },
  { method: 'PUT', path: '/v2/medias/unban', handle: (context) => changeFromBody(context, unban) },
  { method: 'GET', path: '/v2/medias/:mediaId', handle: getMedia },
  { method: 'PUT', path: '/v2/medias/:mediaId', handle: updateMedia },
  { method: 'DELETE', path: '/v2/medias/:mediaId', handle: deleteMedia },
]

function listMedias({ request: { query }, state }: RouteContext): RouteResult {
  const name = query.get('name') ?? ''
  const banStatus = query.get('banStatus')
  const found = state.library.all.filter(
    (media) => media.name.includes(name) && (banStatus === null || media.banStatus === banStatus),
  )
  return { body: pageByMarker(found.map(basicInfo), query) }
}

function getMedia(context: RouteContext): RouteResult {
  const media = context.state.library.get(mediaIdOf(context))
  return { body: detail(media), headers: { etag: etagOf(media) } }
}

async function updateMedia(context: RouteContext): Promise<RouteResult> {
  const { request, state } = context
  const fields = await jsonBody(request.body)
  const changes = {
    name: optionalText(fields, 'name'),
    description: optionalText(fields, 'description'),
    categoryId: optionalText(fields, 'categoryId'),
    tags: optionalTexts(fields, 'tags'),
  }
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  await state.library.change(mediaIdOf(context), (media) => {
    expectMatch(media, request.headers['if-match'])
    Object.assign(media, Object.fromEntries(given))
  })
  return {}
}

async function deleteMedia(context: RouteContext): Promise<RouteResult> {
  await context.state.library.remove(mediaIdOf(context), expectNotProcessing)
  return {}
}

async function changeFromBody(
  { request, state }: RouteContext,
  change: (media: Media) => void,
): Promise<RouteResult> {
  const mediaId = requiredText(await jsonBody(request.body), 'mediaId')
  await state.library.change(mediaId, change)
  return {}
}

/** Builds the vendor's MediaBasicInfo. */
function basicInfo({ mediaId, name, description, banStatus, createTime, ...media }: Media): object {
  const sourceUrl = `https://vod.example.com/${mediaId}/${encodeURIComponent(name)}.${media.container}`
  const source = { sourceType: media.sourceType, sourceUrl }
  return { mediaId, name, description, mediaType: 'video', banStatus, createTime, source }
}

function detail(media: Media): object {
  const { status, container, sizeInBytes, categoryId, tags } = media
  return { ...basicInfo(media), status, container, sizeInBytes, categoryId, tags }
}
