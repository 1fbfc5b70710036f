import { createHash } from 'node:crypto'
import { ApiError } from '../api-error.ts'
import { type Body, MAX_BODY_BYTES } from '../request/body.ts'
import { jsonBody } from '../request/json-body.ts'
import { queryInteger } from '../request/query-integer.ts'
import { joinParts, MAX_PARTS, type StoredObject, type UploadSession } from '../state/upload-sessions.ts'
import { isRecord } from '../value-checks.ts'
import { mediaIdOf, type Route, type RouteContext, type RouteResult } from './route.ts'

/** The bucket for uploads. */
export const SOURCE_BUCKET = 'vod-emulator'

/**
 * The part of the object store BOS that uploads to VOD need. Each route is here twice, because the SDK puts the bucket into
 * the path only if the host is an IP address.
 */
export const BOS_ROUTES: readonly Route[] = [
  '/sources/:mediaId',
  `/${SOURCE_BUCKET}/sources/:mediaId`,
].flatMap((path): readonly Route[] => [
  { method: 'PUT', path, action: 'partNumber', handle: putPart },
  { method: 'PUT', path, handle: putObject },
  { method: 'POST', path, action: 'uploads', handle: initiateMultipart },
  { method: 'POST', path, action: 'uploadId', handle: completeMultipart },
])

/** Tells whether a path is that of an object: browsers upload there straight from a page. */
export function isObjectPath(path: string): boolean {
  return path.startsWith('/sources/') || path.startsWith(`/${SOURCE_BUCKET}/sources/`)
}

/** Returns the key of a media's source file in its bucket. */
export function objectKey(mediaId: string): string {
  return `sources/${mediaId}`
}

/** Returns the path of a media's source file. */
export function objectPath(mediaId: string): string {
  return `/${SOURCE_BUCKET}/${objectKey(mediaId)}`
}

async function putObject(context: RouteContext): Promise<RouteResult> {
  const session = openSession(context)
  session.object = await measure(context.request.body)
  return { headers: { etag: `"${session.object.etag}"` } }
}

async function putPart(context: RouteContext): Promise<RouteResult> {
  const { query, body } = context.request
  const { parts } = openSession(context, query.get('uploadId'))
  const partNumber = queryInteger(query, 'partNumber', { default: 1, min: 1, max: MAX_PARTS })
  const part = await measure(body)
  parts.set(partNumber, part)
  return { headers: { etag: `"${part.etag}"` } }
}

function initiateMultipart(context: RouteContext): RouteResult {
  const { mediaId } = openSession(context)
  return { body: { bucket: SOURCE_BUCKET, key: objectKey(mediaId), uploadId: mediaId } }
}

async function completeMultipart(context: RouteContext): Promise<RouteResult> {
  const session = openSession(context, context.request.query.get('uploadId'))
  session.object = joinParts(
    session,
    etagsOf((await jsonBody(context.request.body, MAX_BODY_BYTES))['parts']),
  )
  const { etag } = session.object
  const location = objectPath(session.mediaId)
  return { body: { location, bucket: SOURCE_BUCKET, key: objectKey(session.mediaId), eTag: etag } }
}

/** Returns the upload that the path names. Throws AccessDenied if there is none or the upload id is another's. */
function openSession(context: RouteContext, uploadId: string | null = mediaIdOf(context)): UploadSession {
  const session = context.state.sessions.forMedia(mediaIdOf(context))
  // BOS does not reveal whether a key in a foreign bucket exists.
  if (!session || uploadId !== session.mediaId) throw new ApiError('AccessDenied')
  return session
}

function etagsOf(parts: unknown): readonly string[] {
  if (!Array.isArray(parts)) throw new ApiError('InappropriateJSON')
  return parts.map((part: unknown) => (isRecord(part) ? String(part['eTag']) : ''))
}

/** Hashes and counts the bytes of an upload as they arrive, without keeping them. */
async function measure(body: Body): Promise<StoredObject> {
  const hash = createHash('md5')
  let sizeInBytes = 0
  for await (const piece of body) {
    hash.update(piece)
    sizeInBytes += piece.length
  }
  return { etag: hash.digest('hex'), sizeInBytes }
}
