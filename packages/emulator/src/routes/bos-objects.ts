import { createHash } from 'node:crypto'
import { jsonBody } from '../request/json-body.ts'
import { joinParts, type StoredObject, type UploadSession } from '../state/upload-sessions.ts'
import { isRecord } from '../value-checks.ts'
import { VodFailure } from '../vod-failure.ts'
import { mediaIdOf, type Reply, type Route, type RouteContext } from './route.ts'

/** The bucket that sources are uploaded to. */
export const SOURCE_BUCKET = 'vod-emulator'

/**
 * The object store BOS, as far as uploads to VOD need it. The SDK puts the bucket into the path only for a host that
 * is an IP address, so every route stands here twice.
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

/** The key of a media's source in its bucket. */
export function objectKey(mediaId: string): string {
  return `sources/${mediaId}`
}

/** The path of a media's source. */
export function objectPath(mediaId: string): string {
  return `/${SOURCE_BUCKET}/${objectKey(mediaId)}`
}

function putObject(context: RouteContext): Reply {
  const session = openSession(context)
  session.object = stored(context.request.body)
  return { headers: { etag: `"${session.object.etag}"` } }
}

function putPart(context: RouteContext): Reply {
  const { query, body } = context.request
  const part = stored(body)
  openSession(context, query.get('uploadId')).parts.set(Number(query.get('partNumber')), part)
  return { headers: { etag: `"${part.etag}"` } }
}

function initiateMultipart(context: RouteContext): Reply {
  const { mediaId } = openSession(context)
  return { body: { bucket: SOURCE_BUCKET, key: objectKey(mediaId), uploadId: mediaId } }
}

function completeMultipart(context: RouteContext): Reply {
  const session = openSession(context, context.request.query.get('uploadId'))
  session.object = joinParts(session, etagsOf(jsonBody(context.request.body)['parts']))
  const { etag } = session.object
  const location = objectPath(session.mediaId)
  return { body: { location, bucket: SOURCE_BUCKET, key: objectKey(session.mediaId), eTag: etag } }
}

/** The upload that the path names; AccessDenied if it, or the given upload id, belongs to none. */
function openSession(context: RouteContext, uploadId: string | null = mediaIdOf(context)): UploadSession {
  const session = context.state.sessions.forMedia(mediaIdOf(context))
  // BOS tells nobody whether a key of another's bucket exists.
  if (!session || uploadId !== session.mediaId) throw new VodFailure('AccessDenied')
  return session
}

function etagsOf(parts: unknown): readonly string[] {
  if (!Array.isArray(parts)) throw new VodFailure('InappropriateJSON')
  return parts.map((part: unknown) => (isRecord(part) ? String(part['eTag']) : ''))
}

function stored(bytes: Buffer): StoredObject {
  return { etag: createHash('md5').update(bytes).digest('hex'), sizeInBytes: bytes.length }
}
