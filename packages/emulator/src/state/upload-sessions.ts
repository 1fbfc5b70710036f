import { VodFailure } from '../vod-failure.ts'
import { BoundedMap } from './bounded-map.ts'

/** How many parts an upload may have, numbered from 1. */
export const MAX_PARTS = 10_000

/** What was uploaded in one go: the bytes themselves are not kept. */
export interface StoredObject {
  /** The MD5 of the bytes, in hexadecimal digits. */
  readonly etag: string
  readonly sizeInBytes: number
}

/** An upload that has been applied for and not been completed yet. */
export interface UploadSession {
  readonly key: string
  /** The id of the media to come. */
  readonly mediaId: string
  readonly name: string
  readonly container: string
  /** The number of parts of a multipart upload of API v2; `undefined` for an upload in one go. */
  readonly partCount: number | undefined
  readonly parts: Map<number, StoredObject>
  object: StoredObject | undefined
}

/** What an upload is applied for with. */
export type UploadApplication = Pick<UploadSession, 'key' | 'mediaId' | 'name' | 'container' | 'partCount'>

/** The uploads under way. */
export class UploadSessions {
  readonly #sessions: Map<string, UploadSession>

  constructor(seed: readonly UploadSession[]) {
    this.#sessions = new BoundedMap(
      'uploads',
      seed.map((each) => [each.key, each]),
    )
  }

  open(application: UploadApplication): UploadSession {
    const session: UploadSession = { ...application, parts: new Map(), object: undefined }
    this.#sessions.set(session.key, session)
    return session
  }

  /** The session of a key; IllegalMediaSessionKey for a key that was never given out or is used up. */
  get(sessionKey: string): UploadSession {
    const session = this.#sessions.get(sessionKey)
    if (!session) throw new VodFailure('IllegalMediaSessionKey', { sessionKey })
    return session
  }

  /** The session whose media is to have this id, if there is one. */
  forMedia(mediaId: string): UploadSession | undefined {
    return [...this.#sessions.values()].find((session) => session.mediaId === mediaId)
  }

  close(session: UploadSession): void {
    this.#sessions.delete(session.key)
  }
}

/** The uploaded object of a session; MediaSourceFileNotFound if nothing was uploaded. */
export function uploadedObject({ key, object }: UploadSession): StoredObject {
  if (!object) throw new VodFailure('MediaSourceFileNotFound', { sessionKey: key })
  return object
}

/**
 * Joins the parts of a multipart upload. MediaSourceFileNotFound if a part is not there, MultipartEtagsMissing unless
 * there is an etag for each part, InvalidRequest for an etag that is not its part's.
 */
export function joinParts(session: UploadSession, etags: readonly string[]): StoredObject {
  const parts = [...session.parts].sort(([a], [b]) => a - b).map(([, part]) => part)
  if (parts.length < (session.partCount ?? 1)) {
    throw new VodFailure('MediaSourceFileNotFound', { sessionKey: session.key })
  }
  if (etags.length < parts.length) throw new VodFailure('MultipartEtagsMissing', { mediaId: session.mediaId })
  const wrong = etags.find((etag, index) => etag.replaceAll('"', '') !== parts[index]?.etag)
  if (wrong !== undefined) throw new VodFailure('InvalidRequest', { detail: `etag=${wrong}` })
  const sizeInBytes = parts.reduce((sum, part) => sum + part.sizeInBytes, 0)
  return { etag: `-${parts.map(({ etag }) => etag.slice(0, 8)).join('')}`, sizeInBytes }
}
