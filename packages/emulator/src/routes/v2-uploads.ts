import { ApiError } from '../api-error.ts'
import { authorizationFor } from '../bce-auth.ts'
import { MAX_BODY_BYTES } from '../request/body.ts'
import { jsonBody, optionalFlag, optionalText, optionalTexts, requiredText } from '../request/json-body.ts'
import { newId, newKey } from '../state/identifiers.ts'
import { newMedia } from '../state/media.ts'
import { joinParts, MAX_PARTS, uploadedObject } from '../state/upload-sessions.ts'
import { isIntegerWithin } from '../value-checks.ts'
import { objectPath } from './bos-objects.ts'
import type { Route, RouteContext, RouteResult } from './route.ts'

/** Uploads in API v2: apply, PUT to the pre-signed URLs, complete. Source: the vendor's pages of 2024-12-17. */
export const V2_UPLOAD_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v2/medias/upload', handle: applyForUpload },
  { method: 'POST', path: '/v2/medias/complete_upload', handle: completeUpload },
]

const CONTAINERS: readonly string[] =
  'mp4 flv mov m3u8 3gp avi mpg asf wmv mkv ts webm mxf mp3 m4a flac ogg wav ra aac amr jpg jpeg png gif bmp webp'.split(
    ' ',
  )
const URL_EXPIRY_IN_SECONDS = 86_400

async function applyForUpload(context: RouteContext): Promise<RouteResult> {
  const fields = await jsonBody(context.request.body)
  const name = requiredText(fields, 'name')
  const container = requiredText(fields, 'container').toLowerCase()
  if (!CONTAINERS.includes(container))
    throw new ApiError('InvalidRequest', { detail: `container=${container}` })
  const partCount = optionalFlag(fields, 'isMultipartUpload') ? partCountOf(fields['numParts']) : undefined
  const session = context.state.sessions.open({
    key: newKey(),
    mediaId: newId('mda'),
    name,
    container,
    partCount,
  })
  return { body: { sessionKey: session.key, urls: uploadUrls(context, session.mediaId, partCount) } }
}

function partCountOf(numParts: unknown): number {
  if (isIntegerWithin(numParts, [1, MAX_PARTS])) return numParts
  if (typeof numParts !== 'number') throw new ApiError('InappropriateJSON')
  throw new ApiError('InvalidRequest', { detail: `numParts=${numParts}` })
}

function uploadUrls(
  context: RouteContext,
  mediaId: string,
  partCount: number | undefined,
): readonly string[] {
  if (partCount === undefined) return [preSignedUrl(context, mediaId, {})]
  return Array.from({ length: partCount }, (_, index) =>
    preSignedUrl(context, mediaId, { partNumber: String(index + 1), uploadId: mediaId }),
  )
}

function preSignedUrl(
  context: RouteContext,
  mediaId: string,
  query: Readonly<Record<string, string>>,
): string {
  const host = context.request.headers.host ?? ''
  const path = objectPath(mediaId)
  const now = Math.floor(Date.now() / 1000)
  const authorization = authorizationFor(context.signer, [
    'PUT',
    path,
    query,
    { host },
    now,
    URL_EXPIRY_IN_SECONDS,
    ['host'],
  ])
  return `http://${host}${path}?${new URLSearchParams({ ...query, authorization })}`
}

async function completeUpload({ request, state }: RouteContext): Promise<RouteResult> {
  const fields = await jsonBody(request.body, MAX_BODY_BYTES)
  const etags = optionalTexts(fields, 'etags') ?? []
  const categoryId = optionalText(fields, 'categoryId') ?? ''
  const session = state.sessions.get(requiredText(fields, 'sessionKey'))
  const isMultipart = session.partCount !== undefined
  const { sizeInBytes } = isMultipart ? joinParts(session, etags) : uploadedObject(session)
  const { mediaId, name, container } = session
  state.library.add(newMedia({ mediaId, name, container, sizeInBytes, categoryId }))
  state.sessions.close(session)
  return { body: { mediaId } }
}
