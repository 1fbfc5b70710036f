import { ApiError } from '../api-error.ts'
import { BoundedMap } from './bounded-map.ts'

/** The most parts of one upload. They are numbered from 1. */
export const MAX_PARTS = 10_000

/** An uploaded object or part. Its bytes are not kept. */
export interface StoredObject {
  /** The MD5 of the bytes, in hexadecimal. */
  readonly etag: string
  readonly sizeInBytes: number
}

/** An upload that has not been completed yet. */
export interface UploadSession {
  readonly key: string
  /** The id of the media that it will create. */
  readonly mediaId: string
  readonly name: string
  readonly container: string
  /** The number of parts of a multipart upload through API v2; `undefined` for other uploads. */
  readonly partCount: number | undefined
  readonly parts: Map<number, StoredObject>
  object: StoredObject | undefined
}

/** The fields of a new upload. */
export type UploadApplication = Pick<UploadSession, 'key' | 'mediaId' | 'name' | 'container' | 'partCount'>

/** All uploads that have not been completed yet. */
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

  /** Returns the session with this key; throws IllegalMediaSessionKey for an unknown or used key. */
  get(sessionKey: string): UploadSession {
    const session = this.#sessions.get(sessionKey)
    if (!session) throw new ApiError('IllegalMediaSessionKey', { sessionKey })
    return session
  }

  /** Returns the session that will create this media, if any. */
  forMedia(mediaId: string): UploadSession | undefined {
    return [...this.#sessions.values()].find((session) => session.mediaId === mediaId)
  }

  close(session: UploadSession): void {
    this.#sessions.delete(session.key)
  }
}

/** Returns the uploaded object of a session; throws MediaSourceFileNotFound if there is none. */
export function uploadedObject({ key, object }: UploadSession): StoredObject {
  if (!object) throw new ApiError('MediaSourceFileNotFound', { sessionKey: key })
  return object
}

/**
 * Joins the parts of a multipart upload. Throws MediaSourceFileNotFound if a part is missing, MultipartEtagsMissing if an
 * etag is missing, and InvalidRequest if an etag does not match its part.
 */
export function joinParts(session: UploadSession, etags: readonly string[]): StoredObject {
  const parts = [...session.parts].sort(([a], [b]) => a - b).map(([, part]) => part)
  if (parts.length < (session.partCount ?? 1)) {
    throw new ApiError('MediaSourceFileNotFound', { sessionKey: session.key })
  }
  if (etags.length < parts.length) throw new ApiError('MultipartEtagsMissing', { mediaId: session.mediaId })
  const wrong = etags.find((etag, index) => etag.replaceAll('"', '') !== parts[index]?.etag)
  if (wrong !== undefined) throw new ApiError('InvalidRequest', { detail: `etag=${wrong}` })
  const sizeInBytes = parts.reduce((sum, part) => sum + part.sizeInBytes, 0)
  return { etag: `-${parts.map(({ etag }) => etag.slice(0, 8)).join('')}`, sizeInBytes }
}
