import { createHash } from 'node:crypto'
import { type Body, MAX_BODY_BYTES } from '../request/body.ts'
import { jsonBody } from '../request/json-body.ts'
import { queryInteger } from '../request/paging.ts'
import { joinParts, MAX_PARTS, type StoredObject, type UploadSession } from '../state/upload-sessions.ts'
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

async function putObject(context: RouteContext): Promise<Reply> {
  const session = openSession(context)
  session.object = await stored(context.request.body)
  return { headers: { etag: `"${session.object.etag}"` } }
}

async function putPart(context: RouteContext): Promise<Reply> {
  const { query, body } = context.request
  const { parts } = openSession(context, query.get('uploadId'))
  const partNumber = queryInteger(query, 'partNumber', { usual: 1, least: 1, most: MAX_PARTS })
  const part = await stored(body)
  parts.set(partNumber, part)
  return { headers: { etag: `"${part.etag}"` } }
}

function initiateMultipart(context: RouteContext): Reply {
  const { mediaId } = openSession(context)
  return { body: { bucket: SOURCE_BUCKET, key: objectKey(mediaId), uploadId: mediaId } }
}

async function completeMultipart(context: RouteContext): Promise<Reply> {
  const session = openSession(context, context.request.query.get('uploadId'))
  session.object = joinParts(
    session,
    etagsOf((await jsonBody(context.request.body, MAX_BODY_BYTES))['parts']),
  )
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

/** Takes the measure of an upload while it arrives, and keeps none of its bytes. */
async function stored(body: Body): Promise<StoredObject> {
  const hash = createHash('md5')
  let sizeInBytes = 0
  for await (const piece of body) {
    hash.update(piece)
    sizeInBytes += piece.length
  }
  return { etag: hash.digest('hex'), sizeInBytes }
}
